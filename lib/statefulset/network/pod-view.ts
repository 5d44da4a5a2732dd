import type { Note } from "../note.ts";
import type { Endpoint, EndpointSlice } from "../objects/endpoint-slice.ts";
import { isReady, type Pod } from "../objects/pod.ts";
import type { Service } from "../objects/service.ts";
import type { StatefulSet } from "../objects/stateful-set.ts";
import { isSelected } from "../selector.ts";
import type { NetworkEndpoint, NetworkPod, NetworkView } from "./network-view.ts";

interface PodSurroundings {
  set: StatefulSet;
  services: readonly Service[];
  /** By the Service's name. */
  slices: ReadonlyMap<string, readonly EndpointSlice[]>;
  dark: NetworkView["dark"];
}

/** One ordinal: its pod's own addresses, what each Service's slices say of it, and where those disagree. */
export function podView(ordinal: number, podName: string, pod: Pod | undefined, around: PodSurroundings): NetworkPod {
  const { services, slices } = around;
  const endpoints = services.flatMap(({ name }) => {
    const found = (slices.get(name) ?? []).flatMap((slice) => endpointsByPod(slice).get(podName) ?? []);
    return found.length === 0 ? [] : [{ service: name, found }];
  });
  return {
    ordinal,
    podName,
    ...(pod === undefined ? {} : { uid: pod.uid }),
    addresses: addressesOf(pod),
    ready: pod !== undefined && isReady(pod),
    ending: pod?.deletedAt !== undefined,
    endpoints: endpoints.map(({ service, found }) => endpointView(service, found)),
    notes: [...(pod ? nameNotes(pod, around.set) : []), ...(around.dark.endpoints ? [] : sliceNotes(pod, endpoints, around))],
  };
}

/** Slices are never changed in place, and a set of n pods asks each of its slices n times. */
const podsOfSlice = new WeakMap<EndpointSlice, ReadonlyMap<string, Endpoint[]>>();

function endpointsByPod(slice: EndpointSlice): ReadonlyMap<string, Endpoint[]> {
  const known = podsOfSlice.get(slice);
  if (known) return known;
  const pods = new Map<string, Endpoint[]>();
  for (const endpoint of slice.endpoints) {
    const name = endpoint.podName ?? endpoint.hostname;
    if (name !== undefined) pods.set(name, [...(pods.get(name) ?? []), endpoint]);
  }
  podsOfSlice.set(slice, pods);
  return pods;
}

function addressesOf(pod: Pod | undefined): string[] {
  return pod?.ip === undefined ? [] : [pod.ip, ...(pod.otherIps ?? [])];
}

function endpointView(service: string, found: readonly Endpoint[]): NetworkEndpoint {
  const hostname = found.find((endpoint) => endpoint.hostname !== undefined)?.hostname;
  return {
    service,
    addresses: [...new Set(found.flatMap(({ addresses }) => addresses))].sort(),
    ...(hostname === undefined ? {} : { hostname }),
    ready: found.some(({ ready }) => ready),
    serving: found.some(({ serving }) => serving),
    terminating: found.some(({ terminating }) => terminating),
  };
}

/** The pod's name in DNS is made of its hostname and subdomain, which the controller sets once and never mends. */
function nameNotes({ name, hostname, subdomain = "" }: Pod, { serviceName }: StatefulSet): Note[] {
  if (hostname === name && subdomain === serviceName) return [];
  const is = `hostname ${hostname ?? "none"}, subdomain ${subdomain === "" ? "none" : subdomain}`;
  const message = `Its name in DNS is not that of the set: it has ${is} in place of ${name} and ${serviceName === "" ? "none" : serviceName}. Only a new pod mends that: delete it.`;
  return [{ code: "other-name", tone: "wait", message }];
}

function sliceNotes(
  pod: Pod | undefined,
  endpoints: readonly { service: string; found: readonly Endpoint[] }[],
  { services }: PodSurroundings,
): Note[] {
  const own = addressesOf(pod);
  const notes = endpoints.flatMap(({ service, found }): Note[] => {
    const leading = services.find(({ name }) => name === service);
    const others = [...new Set(found.flatMap(({ addresses }) => addresses))].filter((address) => !own.includes(address));
    if (others.length > 0) {
      const has = own.length === 0 ? "there is no such pod" : `the pod has ${own.join(", ")}`;
      return [
        {
          code: `address-${service}`,
          tone: "fail",
          message: `The slices of ${service} lead to ${others.join(", ")}, but ${has}: they are behind.`,
        },
      ];
    }
    if (!pod || !leading) return [];
    const shouldBeReady = leading.publishNotReadyAddresses || (isReady(pod) && pod.deletedAt === undefined);
    if (found.some(({ ready }) => ready) === shouldBeReady) return [];
    const message = `The slices of ${service} call it ${shouldBeReady ? "not ready" : "ready"}, the pod itself is ${isReady(pod) ? (pod.deletedAt === undefined ? "ready" : "ending") : "not ready"}: they are behind.`;
    return [{ code: `ready-${service}`, tone: "wait", message }];
  });
  if (!pod || pod.ip === undefined || pod.phase === "Succeeded" || pod.phase === "Failed") return notes;
  for (const { name, selector } of services) {
    if (!isSelected(pod.labels, selector) || endpoints.some(({ service }) => service === name)) continue;
    notes.push({ code: `absent-${name}`, tone: "wait", message: `It is not in the slices of ${name}, which selects it: they are behind.` });
  }
  return notes;
}
