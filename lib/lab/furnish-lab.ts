import { randomInt } from "node:crypto";
import { type Clock, systemClock } from "../clock.ts";
import { behaviourOf } from "../controllers/release.ts";
import { describeError } from "../errors.ts";
import { ApiServer } from "./api-server/api-server.ts";
import { ApiTroubles } from "./api-server/api-troubles.ts";
import { Authorizer } from "./api-server/authorizer.ts";
import type { Identities } from "./api-server/identify-caller.ts";
import { ServiceAccountTokens } from "./api-server/service-account-tokens.ts";
import { ScaledClock } from "./clocks/scaled-clock.ts";
import { lastingMemory, type Memory, passingMemory } from "./data/memory.ts";
import { ClusterDns } from "./dns/cluster-dns.ts";
import { DnsServer } from "./dns/dns-server.ts";
import { ActiveFaults } from "./faults/active-faults.ts";
import { connectLevers } from "./faults/connect-levers.ts";
import { labUser } from "./kubeconfig-for.ts";
import { Kubelet } from "./kubelet/kubelet.ts";
import { NodeTroubles } from "./kubelet/node-troubles.ts";
import { VolumeDirectories } from "./kubelet/volume-directories.ts";
import { controlOf, type LabControl } from "./lab-control.ts";
import type { LabOptions } from "./lab-options.ts";
import { runClaimLoop } from "./loops/claim-loop.ts";
import { runEventExpiryLoop } from "./loops/event-expiry-loop.ts";
import { EventRecorder } from "./loops/event-recorder.ts";
import type { NodeSilence } from "./loops/heartbeats.ts";
import type { LoopContext } from "./loops/loop-context.ts";
import { runNodeLifecycleLoop } from "./loops/node-lifecycle-loop.ts";
import { runControllers } from "./loops/run-controllers.ts";
import { runSchedulerLoop } from "./loops/scheduler-loop.ts";
import { NetworkDoor } from "./network/network-door.ts";
import { NodePorts } from "./network/node-ports.ts";
import { PodNetwork } from "./network/pod-network.ts";
import { defaultPace } from "./pace.ts";
import { baseImages } from "./programs/base-images.ts";
import { ImageRegistry } from "./programs/image.ts";
import { createRandom } from "./random.ts";
import { prepareWith } from "./registry/prepare-object.ts";
import { nodesDefault } from "./scenarios/base-objects.ts";
import { ScenarioLoader } from "./scenarios/scenario-loader.ts";
import { allImages, isScenarioChoice } from "./scenarios/scenarios.ts";
import { Store } from "./store/store.ts";

const seedMax = 2 ** 32;

/** The rooms of a lab, furnished and with its cluster at work; only its doors (API server, DNS, network door, node ports) are still closed. */
export function furnishLab(options: LabOptions) {
  const start = options.scenario ?? "all";
  const memory = options.data === undefined ? passingMemory(options.directory, start) : lastingMemory(options.data, start);
  try {
    return furnish(options, memory);
  } catch (error) {
    memory.close();
    throw error;
  }
}

function furnish(options: LabOptions, memory: Memory) {
  const base = options.clock ?? systemClock;
  const clock = clockOver(base, options, memory);
  const random = createRandom(memory.kept?.randomPosition ?? options.seed ?? randomInt(seedMax));
  const troubles = new ApiTroubles();
  const nodeTroubles = new NodeTroubles();
  const { release, gates } = options;
  const behaviour = behaviourOf({ ...(release && { release }), ...(gates && { gates }) });
  const store: Store = new Store({
    clock,
    random,
    prepare: prepareWith(
      () => store,
      behaviour,
      (resource) => troubles.checkCreate(resource),
    ),
    journal: { append: (change) => memory.keep(change) },
    ...(options.historyMax !== undefined && { historyMax: options.historyMax }),
  });
  const hasNode = options.node ?? true;
  const names = new ClusterDns(store, clock);
  const view = { store, network: new PodNetwork(), dns: names, random };
  const recorder = new EventRecorder(store, clock);
  const directories = new VolumeDirectories(memory.path);
  const loops = { store, clock, random, pace: { ...defaultPace, ...options.pace }, recorder, directories, behaviour };
  const stopLoops = runLoops(loops, hasNode ? nodeTroubles : undefined);
  const kubelet = new Kubelet({ ...loops, view, images: new ImageRegistry([...baseImages, ...allImages]), troubles: nodeTroubles });
  const loader = new ScenarioLoader({
    rooms: { store, random, network: view.network, recorder, path: memory.path, hasNodes: hasNode },
    memory,
    now: () => clock.now(),
    nodes: hasNode ? (options.nodes ?? nodesDefault) : 0,
    start: isScenarioChoice(memory.start) ? memory.start : "none",
  });
  if (memory.kept) {
    store.restore(memory.kept.version, memory.kept.objects);
    directories.removePodsBut(store.list("pods").map(({ metadata }) => metadata.uid ?? ""));
    if (options.scenario !== undefined) options.note?.(`${memory.path} has a lab already, which goes on: nothing is loaded into it.`);
  } else {
    if (hasNode) kubelet.start();
    loader.fill();
  }
  memory.begin(store, random, clock);
  // What is kept ran on nodes that were off meanwhile: they find it as after a restart.
  if (memory.kept && hasNode) kubelet.start();
  const authorizer = new Authorizer(store);
  const served = { ...identitiesOf(options, memory), ...(release && { release }) };
  const api = new ApiServer({ store, clock, random, authorizer, runtimes: kubelet, troubles, ...served }, options.port);
  const dns = new DnsServer(names);
  const door = new NetworkDoor(view);
  const nodePorts = new NodePorts(view, options.note ?? (() => {}));
  const faults = new ActiveFaults(connectLevers({ store, api, authorizer, dns, names, clock, troubles, nodeTroubles }), base);
  const close = async () => {
    // What a fault took away is put back first: a kept lab remembers its objects, and not its faults.
    await faults.endAll();
    stopLoops();
    await Promise.all([api.stop(), dns.stop(), door.stop(), nodePorts.stop(), kubelet.close()]);
    memory.close();
  };
  const control: LabControl = {
    faults,
    store,
    nodePorts,
    loadScenario: (choice) => loader.load(choice),
    reset: () => loader.reset(faults),
    ...controlOf({ authorizer, api, dns, store, clock, troubles }),
  };
  return { api, dns, door, nodePorts, token: memory.token, close, control };
}

/** Time goes on where a kept lab was, which may have been ahead. */
function clockOver(base: Clock, { speed = 1, note }: LabOptions, { kept }: Memory): ScaledClock {
  return new ScaledClock(base, { speed, startMs: Math.max(base.now(), kept?.nowMs ?? 0), onError: survivedBy(note) });
}

/** The scheduler is of no use without nodes: it would try for ever. */
function runLoops(loops: LoopContext, silence: NodeSilence | undefined): () => void {
  const ofNodes = silence ? [runSchedulerLoop(loops), runNodeLifecycleLoop(loops, silence)] : [];
  const stops = [runControllers(loops), runClaimLoop(loops), runEventExpiryLoop(loops), ...ofNodes];
  return () => {
    for (const stop of stops) stop();
  };
}

/** What the lab's own work met and did not end of, such as a disk that is full; told once, and again only when it is something else. */
function survivedBy(note: LabOptions["note"]): (error: unknown) => void {
  let last = "";
  return (error) => {
    const said = describeError(error);
    if (said !== last) note?.(`The lab goes on after a fault: ${said}`);
    last = said;
  };
}

/** Who may come to the API server, and as whom. */
function identitiesOf({ anonymous = "owner" }: LabOptions, { token }: Memory): Omit<Identities, "store" | "authorizer"> {
  return { user: labUser, token, tokens: new ServiceAccountTokens(token), anonymous };
}
