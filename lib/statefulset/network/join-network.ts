import { ordinalOf, ordinalsOf } from "../board/join-board.ts";
import type { EndpointSlice } from "../objects/endpoint-slice.ts";
import { controllerOf } from "../objects/meta.ts";
import { isReady, type Pod } from "../objects/pod.ts";
import type { Service } from "../objects/service.ts";
import type { StatefulSet } from "../objects/stateful-set.ts";
import { toPodName } from "../ordinal.ts";
import { hasLabels, isSelected } from "../selector.ts";
import type { NetworkInput } from "./network-input.ts";
import { networkNotes } from "./network-notes.ts";
import type { NetworkForeignPod, NetworkPod, NetworkService, NetworkView } from "./network-view.ts";
import { podView } from "./pod-view.ts";
import { missingServiceView, serviceView } from "./service-view.ts";

/** Pods of others that are shown at the most; of the rest only the number is said. */
export const foreignPodsMax = 100;

/** Joins Services, EndpointSlices and pods into the network of one set: its Services, and per ordinal what each of them says of its pod. */
export function joinNetwork(input: NetworkInput): NetworkView {
  const { set, dark } = input;
  const owned = new Map<number, Pod>();
  const others: Pod[] = [];
  for (const pod of input.pods) {
    const ordinal = ordinalOf(pod, set);
    if (ordinal === undefined) others.push(pod);
    else owned.set(ordinal, pod);
  }
  const services = [...input.services].filter((service) => leadsTo(service, set, owned.values())).sort(governingFirst(set));
  const slices = new Map<string, EndpointSlice[]>(services.map(({ name }) => [name, []]));
  for (const slice of input.slices) slices.get(slice.serviceName)?.push(slice);
  const { foreignPods, counts, leftOut } = foreignPodsOf(others, services);
  const views: Record<string, NetworkService> = {};
  const isKnown = services.some(({ name }) => name === set.serviceName);
  if (set.serviceName !== "" && !isKnown && !dark.services) views[set.serviceName] = missingServiceView(set.serviceName);
  for (const service of services) {
    views[service.name] = serviceView(service, {
      set,
      pods: owned,
      slices: slices.get(service.name) ?? [],
      foreign: counts.get(service.name) ?? 0,
      dark,
    });
  }
  const pods: Record<string, NetworkPod> = {};
  for (const ordinal of ordinalsOf(set, owned, [])) {
    pods[ordinal] = podView(ordinal, toPodName(set.name, ordinal), owned.get(ordinal), { set, services, slices, dark });
  }
  return { services: views, pods, foreignPods, foreignPodsLeftOut: leftOut, notes: networkNotes(set, owned, views), dark };
}

/** A pod has more labels than its template: its own name and its ordinal, by which a Service may select one pod alone. */
function leadsTo({ name, selector }: Service, set: StatefulSet, pods: Iterable<Pod>): boolean {
  if (name === set.serviceName || isSelected(set.templateLabels, selector)) return true;
  if (selector === undefined || Object.keys(selector).length === 0) return false;
  for (const pod of pods) if (hasLabels(pod.labels, selector)) return true;
  return false;
}

function governingFirst({ serviceName }: StatefulSet): (a: Service, b: Service) => number {
  const rank = ({ name }: Service) => (name === serviceName ? 0 : 1);
  return (a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1);
}

function foreignPodsOf(others: readonly Pod[], services: readonly Service[]) {
  const foreignPods: Record<string, NetworkForeignPod> = {};
  const counts = new Map<string, number>();
  let leftOut = 0;
  for (const pod of others) {
    if (pod.phase === "Succeeded" || pod.phase === "Failed") continue;
    const of = services.filter(({ selector }) => isSelected(pod.labels, selector)).map(({ name }) => name);
    if (of.length === 0) continue;
    for (const name of of) counts.set(name, (counts.get(name) ?? 0) + 1);
    if (Object.keys(foreignPods).length >= foreignPodsMax) leftOut++;
    else foreignPods[pod.uid] = toForeignPod(pod, of);
  }
  return { foreignPods, counts, leftOut };
}

function toForeignPod(pod: Pod, services: readonly string[]): NetworkForeignPod {
  const owner = controllerOf(pod);
  return {
    name: pod.name,
    uid: pod.uid,
    ...(owner === undefined ? {} : { owner: `${owner.kind} ${owner.name}` }),
    ...(pod.ip === undefined ? {} : { ip: pod.ip }),
    ready: isReady(pod),
    services,
  };
}
