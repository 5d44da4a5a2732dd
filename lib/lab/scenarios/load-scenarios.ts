import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { WireObject } from "../../controllers/objects/meta.ts";
import type { WirePod } from "../../controllers/objects/pod.ts";
import type { Resource } from "../../controllers/objects/wire-objects.ts";
import { AppError } from "../../errors.ts";
import { VolumeDirectories } from "../kubelet/volume-directories.ts";
import type { EventRecorder } from "../loops/event-recorder.ts";
import { nodeIndexOf } from "../network/node-index.ts";
import type { PodNetwork } from "../network/pod-network.ts";
import type { Random } from "../random.ts";
import type { Store, StoredObject } from "../store/store.ts";
import { playPast } from "./play-past.ts";
import type { Scenario } from "./scenario.ts";

/** The rooms of a lab into which scenarios are loaded. */
export interface LoadingRooms {
  store: Store;
  random: Random;
  network: PodNetwork;
  recorder: EventRecorder;
  /** Where volumes and pods' own files lie. */
  path: string;
  hasNodes: boolean;
}

/**
 * Puts scenarios into a lab as if they had been running for days. All of it comes in one turn: no controller looks in between.
 * Throws AppError (conflict), and changes nothing, when something of the same name is there already.
 */
export function loadScenarios(rooms: LoadingRooms, scenarios: readonly Scenario[], now: number): void {
  const { store, random, network, path, hasNodes } = rooms;
  const steps = scenarios.flatMap(({ past }) => past);
  refuseClash(
    store,
    "services",
    steps.flatMap(({ services = [] }) => services),
  );
  refuseClash(
    store,
    "deployments",
    steps.flatMap(({ deployments = [] }) => deployments),
  );
  refuseClash(
    store,
    "statefulsets",
    steps.flatMap(({ statefulSets = [] }) => statefulSets),
  );
  const directories = new VolumeDirectories(path, new Map(scenarios.flatMap(({ volumes }) => inDefault(volumes))));
  const address = (node: string) => network.allocate(nodeIndexOf(node));
  const objects = playPast({ present: store, now, random, directories, address, hasNodes }, scenarios);
  try {
    // What controllers made in the past may meet what somebody left behind: a claim, a pod without an owner.
    for (const { resource, object } of objects) refuseClash(store, resource, [object]);
  } catch (error) {
    for (const made of objects) takeBack(made, network, directories);
    throw error;
  }
  for (const scenario of scenarios) writeOwnFiles(scenario, objects, directories);
  for (const { resource, object } of objects) store.insert(resource, object);
  for (const scenario of scenarios) tellEvents(scenario, rooms);
}

function refuseClash(store: Store, resource: Resource, objects: readonly WireObject[]): void {
  const clash = objects.find(({ metadata: { namespace = "", name } }) => store.get(resource, namespace, name));
  if (!clash) return;
  throw new AppError("conflict", `The lab has a ${clash.kind} "${clash.metadata.name}" already: delete it first, or reset the lab.`);
}

function inDefault<T>(byName: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(byName).map(([name, value]) => [`default/${name}`, value]);
}

function takeBack({ resource, object }: StoredObject, network: PodNetwork, directories: VolumeDirectories): void {
  const ip = resource === "pods" ? (object as WirePod).status?.podIP : undefined;
  if (ip !== undefined) network.release(ip);
  if (resource === "persistentvolumes") rmSync(directories.ofVolume(object.metadata.name), { recursive: true, force: true });
}

/** What a container wrote beside its volumes is with its pod, and goes with it. */
function writeOwnFiles({ ownFiles = {} }: Scenario, objects: readonly StoredObject[], directories: VolumeDirectories): void {
  for (const [key, files] of Object.entries(ownFiles)) {
    const [podName = "", container = ""] = key.split("/");
    const pod = objects.find(({ resource, object }) => resource === "pods" && object.metadata.name === podName);
    for (const [file, content] of Object.entries(files)) {
      const real = join(directories.ofContainer(pod?.object.metadata.uid ?? "", container), file);
      mkdirSync(dirname(real), { recursive: true });
      writeFileSync(real, content);
    }
  }
}

function tellEvents({ events = [] }: Scenario, { store, recorder }: LoadingRooms): void {
  for (const { set, reason, message } of events) {
    const about: WireObject | undefined = store.get("statefulsets", "default", set);
    if (about) recorder.record(about, { component: "somebody" }, { type: "Warning", reason, message });
  }
}
