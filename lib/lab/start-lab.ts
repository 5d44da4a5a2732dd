import { randomBytes, randomInt } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { type Clock, systemClock } from "../clock.ts";
import { ApiServer } from "./api-server/api-server.ts";
import { ApiTroubles } from "./api-server/api-troubles.ts";
import { Authorizer, type DenyRule } from "./api-server/authorizer.ts";
import { ScaledClock } from "./clocks/scaled-clock.ts";
import { clusterDomain } from "./dns/answer-dns.ts";
import { DnsServer } from "./dns/dns-server.ts";
import { ActiveFaults } from "./faults/active-faults.ts";
import { connectLevers } from "./faults/connect-levers.ts";
import { Kubelet } from "./kubelet/kubelet.ts";
import { VolumeDirectories } from "./kubelet/volume-directories.ts";
import { runClaimLoop } from "./loops/claim-loop.ts";
import { EventRecorder } from "./loops/event-recorder.ts";
import { runControllers } from "./loops/run-controllers.ts";
import { runSchedulerLoop } from "./loops/scheduler-loop.ts";
import { NetworkDoor } from "./network/network-door.ts";
import { NodePorts } from "./network/node-ports.ts";
import { PodNetwork } from "./network/pod-network.ts";
import { defaultPace, type Pace } from "./pace.ts";
import { ImageRegistry } from "./programs/image.ts";
import { createRandom } from "./random.ts";
import { prepareWith } from "./registry/prepare-object.ts";
import { createBaseObjects } from "./scenarios/base-objects.ts";
import type { Scenario } from "./scenarios/scenario.ts";
import { type ScenarioName, scenarios } from "./scenarios/scenarios.ts";
import { Store } from "./store/store.ts";

const user = "lab";
const seedMax = 2 ** 32;

export interface LabOptions {
  scenario?: ScenarioName;
  clock?: Clock;
  /** Seconds of the lab in a second of that clock, 1 to 1000. */
  speed?: number;
  /** Gives uids, generated names and choices; the same seed gives the same. */
  seed?: number;
  /** Where volumes lie; default: a fresh folder among the system's temporary ones, removed at close. */
  directory?: string;
  /** The API server's port; default: any free one. */
  port?: number;
  pace?: Partial<Pace>;
  /** How many changes are kept for watchers. */
  historyMax?: number;
  /** Called with a sentence about what could not be had, such as a node port that is taken. */
  note?: (sentence: string) => void;
}

/** A miniature cluster. What is not here is reached as in a real one: over HTTP, DNS and the network door. */
export interface Lab {
  /** YAML with one context, "lab". */
  kubeconfig: string;
  network: { domain: string; dns: { host: string; port: number }; proxyUrl: string };
  /** The API server's address. */
  url: string;
  control: LabControl;
  close(): Promise<void>;
}

/** What only the process that owns the lab can do to it. */
export interface LabControl {
  /** Trouble of the catalogue. */
  faults: ActiveFaults;
  store: Store;
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

/**
 * Starts a lab and resolves once its API server, DNS and network door answer; its pods start as pods do, a moment later.
 * Rejects when the wanted port is taken.
 */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const rooms = furnish(options);
  const { api, dns, door, nodePorts } = rooms;
  try {
    await Promise.all([api.start(), dns.start(), door.start()]);
    rooms.openScenario();
    await nodePorts.start();
  } catch (error) {
    await rooms.close();
    throw error;
  }
  const url = `http://127.0.0.1:${api.port}`;
  return {
    kubeconfig: kubeconfigFor(url, rooms.token),
    network: { domain: clusterDomain, dns: { host: "127.0.0.1", port: dns.port }, proxyUrl: door.url },
    url,
    control: rooms.control,
    close: rooms.close,
  };
}

function furnish(options: LabOptions) {
  const base = options.clock ?? systemClock;
  const clock = new ScaledClock(base, { ...(options.speed !== undefined && { speed: options.speed }) });
  const random = createRandom(options.seed ?? randomInt(seedMax));
  const pace = { ...defaultPace, ...options.pace };
  const scenario: Scenario = scenarios[options.scenario ?? "myapp-stateful"];
  const directory = directoryFor(options);
  const troubles = new ApiTroubles();
  const store: Store = new Store({
    clock,
    random,
    prepare: prepareWith(
      () => store,
      undefined,
      (resource) => troubles.checkCreate(resource),
    ),
    ...(options.historyMax !== undefined && { historyMax: options.historyMax }),
  });
  const view = { store, network: new PodNetwork(), random };
  const recorder = new EventRecorder(store, clock);
  const directories = new VolumeDirectories(directory, scenario.files);
  const kubelet = new Kubelet({ view, clock, pace, recorder, directories, images: new ImageRegistry(scenario.images) });
  const authorizer = new Authorizer(user);
  const token = randomBytes(24).toString("hex");
  const api = new ApiServer({ store, clock, authorizer, runtimes: kubelet, token, troubles }, options.port);
  const dns = new DnsServer(store);
  const door = new NetworkDoor(view);
  const nodePorts = new NodePorts(view, options.note ?? (() => {}));
  const stops: (() => void)[] = [];
  const openScenario = () => {
    const loops = { store, clock, random, pace, recorder, directories };
    stops.push(runControllers(loops), runClaimLoop(loops), runSchedulerLoop(loops));
    kubelet.start();
    createBaseObjects(store, clock.now());
    for (const service of scenario.services) store.create("services", service);
    for (const set of scenario.statefulSets) store.create("statefulsets", set);
    for (const { set, reason, message } of scenario.events ?? []) {
      const about = store.get("statefulsets", "default", set);
      if (about) recorder.record(about, { component: "somebody" }, { type: "Warning", reason, message });
    }
  };
  const close = async () => {
    for (const stop of stops.splice(0)) stop();
    await Promise.all([api.stop(), dns.stop(), door.stop(), nodePorts.stop(), kubelet.close()]);
    if (options.directory === undefined) rmSync(directory, { recursive: true, force: true });
  };
  const faults = new ActiveFaults(connectLevers({ store, api, authorizer, dns, clock }), base);
  const control = { faults, store, ...controlOf({ authorizer, api, dns, store, clock, troubles }) };
  return { api, dns, door, nodePorts, token, openScenario, close, control };
}

interface Controlled {
  authorizer: Authorizer;
  api: ApiServer;
  dns: DnsServer;
  store: Store;
  clock: ScaledClock;
  troubles: ApiTroubles;
}

function controlOf({ authorizer, api, dns, store, clock, troubles }: Controlled): Omit<LabControl, "faults" | "store"> {
  return {
    deny: (rule) => authorizer.deny(rule),
    allowAll: () => authorizer.allowAll(),
    stopApiServer: () => api.stop(),
    startApiServer: () => api.start(),
    stopDns: () => dns.stop(),
    startDns: () => dns.start(),
    forgetHistory: () => store.history.forget(),
    setClockSkew: (milliseconds) => clock.setSkew(milliseconds),
    troubles,
  };
}

function directoryFor({ directory }: LabOptions): string {
  if (directory === undefined) return mkdtempSync(join(tmpdir(), "statefulset-explorer-lab-"));
  mkdirSync(directory, { recursive: true });
  return directory;
}

function kubeconfigFor(server: string, token: string): string {
  return stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "lab",
    clusters: [{ name: "lab", cluster: { server, "insecure-skip-tls-verify": true } }],
    users: [{ name: user, user: { token } }],
    contexts: [{ name: "lab", context: { cluster: "lab", user, namespace: "default" } }],
  });
}
