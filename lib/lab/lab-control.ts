import type { ApiServer } from "./api-server/api-server.ts";
import type { ApiTroubles } from "./api-server/api-troubles.ts";
import type { Authorizer, DenyRule } from "./api-server/authorizer.ts";
import type { ScaledClock } from "./clocks/scaled-clock.ts";
import type { DnsServer } from "./dns/dns-server.ts";
import type { ActiveFaults } from "./faults/active-faults.ts";
import type { NodePorts } from "./network/node-ports.ts";
import type { ScenarioChoice } from "./scenarios/scenarios.ts";
import type { Store } from "./store/store.ts";

/** What only the process that owns the lab can do to it. */
export interface LabControl {
  /** Trouble of the catalogue. */
  faults: ActiveFaults;
  store: Store;
  /** The cluster's time, as it is set, and how fast it runs. */
  clock: Pick<ScaledClock, "now" | "speed">;
  /** Node ports as they are open on this machine. */
  nodePorts: Pick<NodePorts, "list">;
  /** Adds a scenario. Throws AppError (conflict), and changes nothing, when something of the same name is there already. */
  loadScenario(choice: ScenarioChoice): void;
  /** Ends all faults, takes everything away, and begins anew with what the lab started with. */
  reset(): Promise<void>;
  deny(rule: DenyRule): void;
  allowAll(): void;
  /** Cuts every connection; the cluster behind it lives on. */
  stopApiServer(): Promise<void>;
  startApiServer(): Promise<void>;
  stopDns(): Promise<void>;
  startDns(): Promise<void>;
  /** Makes the API server forget its history, so that watches that come back are answered with 410. */
  forgetHistory(): void;
  /** Sets the lab's clock that far ahead of the right time, or behind it; 0 sets it right again. */
  setClockSkew(milliseconds: number): void;
  /** Slowness, refusals, creates that fail, watches that are cut. */
  troubles: ApiTroubles;
}

interface Controlled {
  authorizer: Authorizer;
  api: ApiServer;
  dns: DnsServer;
  store: Store;
  clock: ScaledClock;
  troubles: ApiTroubles;
}

/** The levers that need nothing but the rooms themselves. */
export function controlOf({
  authorizer,
  api,
  dns,
  store,
  clock,
  troubles,
}: Controlled): Omit<LabControl, "faults" | "store" | "nodePorts" | "loadScenario" | "reset"> {
  return {
    deny: (rule) => authorizer.deny(rule),
    allowAll: () => authorizer.allowAll(),
    stopApiServer: () => api.stop(),
    startApiServer: () => api.start(),
    stopDns: () => dns.stop(),
    startDns: () => dns.start(),
    forgetHistory: () => store.history.forget(),
    setClockSkew: (milliseconds) => clock.setSkew(milliseconds),
    clock,
    troubles,
  };
}
