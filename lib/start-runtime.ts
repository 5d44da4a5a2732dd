import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import packageFile from "../package.json" with { type: "json" };
import { sleep, systemClock } from "./clock.ts";
import { openCluster } from "./cluster/open-cluster.ts";
import { createProber } from "./counter/create-prober.ts";
import { LabKeeper } from "./lab/lab-keeper.ts";
import { findRuntime, holdRuntime } from "./runtime.ts";
import { type Config, parseConfig } from "./server/config.ts";
import { type ClusterChoice, findChoice, listChoices } from "./server/find-choice.ts";
import { createLog, type Logger } from "./server/log.ts";
import { MemoryKeeper } from "./server/memory-keeper.ts";
import { Switchboard } from "./server/switchboard.ts";
import { createTelemetry, type Telemetry } from "./server/telemetry.ts";

/** How long the first attempt to open the cluster may hold up the first answer. */
const firstAttemptMs = 1_000;
/** From the order to end until the process is gone, whatever still hangs; and how much of that plain requests are still answered. */
const endMs = 900;
const lingerMs = 300;

/**
 * Composes the product (this file alone knows both lab and cluster) and starts it, once per process; SIGTERM or SIGINT end it. Throws only when
 * the environment is wrong; a cluster that does not answer is a state.
 */
export async function startRuntime(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  if (findRuntime()) return;
  const config = parseConfig(env);
  const log = createLog(config.logLevel);
  const lab: LabKeeper = new LabKeeper({
    note: (sentence) => log.info(sentence),
    isShown: () => switchboard.findSession()?.cluster.source === "lab",
    readOnly: config.readOnly,
    scenario: config.labScenario,
    speed: config.labSpeed,
  });
  const first = await findChoice(config);
  const switchboard: Switchboard = new Switchboard(first, {
    clock: systemClock,
    log,
    readOnly: config.readOnly || first.source === "in-cluster",
    newEpoch: () => randomUUID().slice(0, 8),
    open: (choice) => open(choice, config, log, telemetry, lab),
    contexts: () => listChoices(config, first),
    onMarkToWire: (seconds) => telemetry.eventToWireSeconds.observe(seconds),
  });
  const telemetry: Telemetry = createTelemetry({
    version: packageFile.version,
    now: () => systemClock.now(),
    cache: () => switchboard.findSession()?.cluster.cache,
    viewers: () => switchboard.hub.viewers,
  });
  keepMemory();
  holdRuntime({ config, log, switchboard, telemetry, lab });
  const end = () => void endProcess(switchboard, lab);
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  // A cluster that is slow to answer must not keep the process from saying so.
  await Promise.race([switchboard.start(), sleep(systemClock, firstAttemptMs)]);
}

/** Where the process was started with --expose-gc, as in the image. */
function keepMemory(): void {
  const { gc } = globalThis;
  if (gc === undefined) return;
  const keeper = new MemoryKeeper(systemClock, () => gc());
  subscribe("http.server.response.finish", () => keeper.answered());
}

/**
 * Goes in good order, within a second: not ready and streams ended at once, then a moment for answers under way and for whoever has not heard
 * yet that we are going (a Service's endpoints), then the watches.
 */
async function endProcess(switchboard: Switchboard, lab: LabKeeper): Promise<void> {
  systemClock.after(endMs, () => process.exit(0));
  switchboard.leave();
  await sleep(systemClock, lingerMs);
  try {
    await switchboard.close();
    await lab.close();
    process.exit(0);
  } catch {
    process.exit(1);
  }
}

async function open(choice: ClusterChoice, config: Config, log: Logger, telemetry: Telemetry, lab: LabKeeper) {
  const { time, ...door } = await toDoor(choice, config, lab);
  const cluster = await openCluster({
    ...door,
    ...(config.namespaces === undefined || choice.source === "lab" ? {} : { namespaces: config.namespaces }),
    ...(config.networkProxy === undefined ? {} : { networkProxyUrl: config.networkProxy }),
    readOnly: config.readOnly || choice.source === "in-cluster",
    clock: systemClock,
    random: Math.random,
    observer: telemetry.watchObserver,
    onFault: (message) => log.error({ message }, "survived a fault"),
  });
  const mayAct = !config.readOnly && choice.source !== "in-cluster";
  const prober = createProber({
    cluster,
    clock: systemClock,
    random: Math.random,
    allowExec: mayAct,
    allowProxy: choice.source !== "in-cluster",
    onProbe: ({ how, ok, ms }) => telemetry.probeSeconds.observe({ how, result: ok ? "answered" : "failed" }, ms / 1000),
  });
  return { cluster, prober, time };
}

async function toDoor(choice: ClusterChoice, config: Config, lab: LabKeeper) {
  switch (choice.source) {
    case "lab": {
      const { kubeconfig, network, control } = await lab.start();
      return { source: "lab", kubeconfigText: kubeconfig, network, time: control.clock } as const;
    }
    case "kubeconfig":
      return {
        time: systemClock,
        source: "kubeconfig",
        ...(config.kubeconfig === undefined ? {} : { kubeconfig: config.kubeconfig }),
        ...(choice.context === undefined ? {} : { context: choice.context }),
      } as const;
    case "in-cluster":
      return { time: systemClock, source: "in-cluster", address: config.inClusterAddress } as const;
  }
}
