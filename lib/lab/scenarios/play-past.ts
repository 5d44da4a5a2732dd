import type { WireObject } from "../../controllers/objects/meta.ts";
import type { WireStatefulSet } from "../../controllers/objects/stateful-set.ts";
import type { Resource } from "../../controllers/objects/wire-objects.ts";
import { VirtualClock } from "../clocks/virtual-clock.ts";
import type { VolumeDirectories } from "../kubelet/volume-directories.ts";
import { runClaimLoop } from "../loops/claim-loop.ts";
import { EventRecorder } from "../loops/event-recorder.ts";
import { runControllers } from "../loops/run-controllers.ts";
import { runSchedulerLoop } from "../loops/scheduler-loop.ts";
import { defaultPace } from "../pace.ts";
import type { Random } from "../random.ts";
import { prepareWith } from "../registry/prepare-object.ts";
import { Store, type StoredObject } from "../store/store.ts";
import { helmReleaseSecret } from "./helm-release.ts";
import { runPastNode } from "./past-node.ts";
import type { PastStep, Scenario } from "./scenario.ts";

/** What the past is about; everything else of the present has been there all along. */
const played: ReadonlySet<Resource> = new Set([
  "controllerrevisions",
  "deployments",
  "endpointslices",
  "events",
  "persistentvolumeclaims",
  "persistentvolumes",
  "poddisruptionbudgets",
  "pods",
  "replicasets",
  "statefulsets",
]);
export const dayMs = 86_400_000;
/** After each step the cluster comes to rest before the next, and before today. */
const restMs = 10 * 60_000;
/** What is older than a step of today: a set of today has been there for a moment too. */
const momentMs = 60_000;

export interface PastWorld {
  /** The cluster into which the past leads: its nodes, classes and Services are there all along. */
  present: Store;
  now: number;
  random: Random;
  /** Where claims' volumes are made, with what they hold. */
  directories: VolumeDirectories;
  /** Reserves a pod's address on a node. */
  address: (node: string) => string;
  /** Without nodes nothing is scheduled, and every pod has been Pending since. */
  hasNodes: boolean;
}

/**
 * Plays what was done in the scenarios through the lab's own controllers, on a clock that starts in the past and takes no time, with a node on which
 * everything goes well. Answers the objects that are there today, owners first. No Events: a cluster forgets them after an hour.
 */
export function playPast(world: PastWorld, scenarios: readonly Scenario[]): StoredObject[] {
  const steps = scenarios.flatMap(({ past }) => past).sort((a, b) => b.daysAgo - a.daysAgo);
  const { present, now, random, directories } = world;
  const clock = new VirtualClock(now - (steps[0]?.daysAgo ?? 0) * dayMs - restMs - momentMs);
  const store: Store = new Store({ clock, random, prepare: prepareWith(() => store) });
  const before = present.objects.filter(({ resource }) => !played.has(resource));
  store.restore(present.version, before);
  const loops = { store, clock, random, pace: defaultPace, recorder: new EventRecorder(store, clock), directories };
  const stops = [runControllers(loops), runClaimLoop(loops)];
  if (world.hasNodes) stops.push(runSchedulerLoop(loops), runPastNode(store, clock, world.address, restartsOf(scenarios, now)));
  for (const step of steps) {
    clock.moveTo(now - step.daysAgo * dayMs - restMs);
    take(store, step, clock.now());
    clock.moveTo(clock.now() + restMs / 2);
  }
  clock.moveTo(now);
  for (const stop of stops) stop();
  return newObjects(store, before);
}

function restartsOf(scenarios: readonly Scenario[], now: number) {
  const all = scenarios.flatMap(({ restarts }) => Object.entries(restarts ?? {}));
  return Object.fromEntries(all.map(([key, { daysAgo, ...restart }]) => [key, { ...restart, at: now - daysAgo * dayMs }]));
}

function take(
  store: Store,
  { helmReleases = [], services = [], deployments = [], statefulSets = [], setImage }: PastStep,
  now: number,
): void {
  for (const release of helmReleases) store.create("secrets", helmReleaseSecret(release, now));
  for (const service of services) store.create("services", service);
  for (const deployment of deployments) store.create("deployments", deployment);
  for (const set of statefulSets) store.create("statefulsets", set);
  const set = setImage && store.get("statefulsets", "default", setImage.statefulSet);
  if (set) store.update("statefulsets", withImage(set, setImage.image));
}

function withImage(set: WireStatefulSet, image: string): WireStatefulSet {
  const { template } = set.spec;
  const containers = template.spec.containers.map((container, index) => (index === 0 ? { ...container, image } : container));
  return {
    ...set,
    metadata: { ...set.metadata, generation: (set.metadata.generation ?? 1) + 1 },
    spec: { ...set.spec, template: { ...template, spec: { ...template.spec, containers } } },
  };
}

const order: readonly Resource[] = [
  "services",
  "deployments",
  "statefulsets",
  "replicasets",
  "controllerrevisions",
  "persistentvolumes",
  "persistentvolumeclaims",
];

/** What the past made, without what it made for objects that were there before it. */
function newObjects(store: Store, before: readonly StoredObject[]): StoredObject[] {
  const known = new Set(before.map(({ object }) => object.metadata.uid));
  const isNew = ({ metadata }: WireObject) =>
    !known.has(metadata.uid) && !(metadata.ownerReferences ?? []).some(({ uid }) => known.has(uid));
  const rank = ({ resource }: StoredObject) => (order.includes(resource) ? order.indexOf(resource) : order.length);
  const made = store.objects.filter(({ resource, object }) => resource !== "events" && isNew(object));
  return made.sort((a, b) => rank(a) - rank(b));
}
