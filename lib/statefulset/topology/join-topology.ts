import type { Board, ClaimView, Slot } from "../board/board.ts";
import type { ClusterNode } from "../objects/cluster-node.ts";
import type { EndpointSlice } from "../objects/endpoint-slice.ts";
import type { Pod } from "../objects/pod.ts";
import { isHeadless, type Service } from "../objects/service.ts";
import type { StatefulSet } from "../objects/stateful-set.ts";
import { isSelected } from "../selector.ts";
import {
  foreignPodsMax,
  type TopologyClaim,
  type TopologyEndpoint,
  type TopologyForeignPod,
  type TopologyNode,
  type TopologyRow,
  type TopologyService,
  type TopologyView,
} from "./topology-view.ts";

export interface TopologyInput {
  set: StatefulSet;
  board: Board;
  /** Of the set's namespace. */
  services: Iterable<Service>;
  slices: Iterable<EndpointSlice>;
  pods: Iterable<Pod>;
  findNode: (name: string) => ClusterNode | undefined;
  hasVolume: (name: string) => boolean;
  dark: TopologyView["dark"];
}

/** How the set hangs together: which Services lead to which pods, which claims and volumes those have, and on which nodes they are. */
export function joinTopology(input: TopologyInput): TopologyView {
  const { set, board, dark } = input;
  const pods = [...input.pods];
  const byUid = new Map(pods.map((pod) => [pod.uid, pod]));
  const ready = dark.endpoints ? undefined : readyEndpoints(input.slices);
  const own = ownPods(board, byUid);
  const services = [...input.services].filter(
    (service) => service.name === set.serviceName || [...own.values()].some((pod) => isSelected(pod.labels, service.selector)),
  );
  const endpointsOf = (pod: Pod): TopologyEndpoint[] =>
    services
      .filter((service) => isSelected(pod.labels, service.selector))
      .map(({ name }) => ({ service: name, ...(ready ? { isReady: ready.has(`${name} ${pod.uid}`) } : {}) }));
  const rows: Record<string, TopologyRow> = {};
  for (const slot of Object.values(board.slots)) rows[slot.ordinal] = toRow(slot, own.get(slot.ordinal), endpointsOf, input);
  const ownUids = new Set([...own.values()].map(({ uid }) => uid));
  const others = pods.filter((pod) => !ownUids.has(pod.uid) && (board.foreignPods[pod.uid] !== undefined || endpointsOf(pod).length > 0));
  const foreignPods: Record<string, TopologyForeignPod> = {};
  for (const pod of others.slice(0, foreignPodsMax)) foreignPods[pod.uid] = toForeign(pod, board, endpointsOf(pod));
  return {
    services: toServices(services, input),
    rows,
    foreignPods,
    nodes: toNodes([...Object.values(rows), ...Object.values(foreignPods)], input),
    foreignLeftOut: Math.max(0, others.length - foreignPodsMax),
    dark,
  };
}

/** `<service> <pod uid>` of every endpoint that is ready. */
function readyEndpoints(slices: Iterable<EndpointSlice>): ReadonlySet<string> {
  const ready = new Set<string>();
  for (const { serviceName, endpoints } of slices)
    for (const endpoint of endpoints) if (endpoint.ready && endpoint.podUid !== undefined) ready.add(`${serviceName} ${endpoint.podUid}`);
  return ready;
}

function ownPods(board: Board, byUid: ReadonlyMap<string, Pod>): Map<number, Pod> {
  const own = new Map<number, Pod>();
  for (const { ordinal, pod } of Object.values(board.slots)) {
    const found = pod && byUid.get(pod.uid);
    if (found) own.set(ordinal, found);
  }
  return own;
}

function toRow(slot: Slot, pod: Pod | undefined, endpointsOf: (pod: Pod) => TopologyEndpoint[], input: TopologyInput): TopologyRow {
  const { ordinal, podName, place, state, hue, fill, claims } = slot;
  const named = new Set(claims.map(({ name }) => name));
  const others = (pod?.claims ?? []).map(({ claim }) => claim).filter((name) => !named.has(name));
  return {
    ordinal,
    podName,
    place,
    state,
    hue,
    fill,
    ...(pod ? { uid: pod.uid } : {}),
    endpoints: pod ? endpointsOf(pod) : [],
    claims: [...claims.map((claim) => toClaim(claim, input)), ...others.map((name) => ({ name, phase: "Shared" }))],
    ...(pod?.nodeName === undefined ? {} : { node: pod.nodeName }),
  };
}

function toClaim({ name, phase, capacity, requested, volume }: ClaimView, { hasVolume, dark }: TopologyInput): TopologyClaim {
  const size = capacity ?? requested;
  return {
    name,
    phase,
    ...(size === undefined ? {} : { size }),
    ...(volume === undefined ? {} : { volume: { name: volume, ...(dark.volumes || hasVolume(volume) ? {} : { isMissing: true }) } }),
  };
}

function toForeign(pod: Pod, board: Board, endpoints: readonly TopologyEndpoint[]): TopologyForeignPod {
  const owner =
    board.foreignPods[pod.uid]?.owner ?? pod.owners.filter(({ controller }) => controller).map(({ kind, name }) => `${kind} ${name}`)[0];
  return {
    name: pod.name,
    ...(owner === undefined ? {} : { owner }),
    ready: pod.conditions.some(({ type, status }) => type === "Ready" && status === "True"),
    endpoints,
    ...(pod.nodeName === undefined ? {} : { node: pod.nodeName }),
  };
}

function toServices(services: readonly Service[], { set, dark }: TopologyInput): Record<string, TopologyService> {
  const found = services.map((service) => ({
    name: service.name,
    isGoverning: service.name === set.serviceName,
    type: service.type,
    isHeadless: isHeadless(service),
  }));
  const isMissing = set.serviceName !== "" && !dark.services && !found.some(({ isGoverning }) => isGoverning);
  const all: TopologyService[] = isMissing ? [{ name: set.serviceName, isGoverning: true }, ...found] : found;
  return Object.fromEntries(all.map((service) => [service.name, service]));
}

function toNodes(pods: readonly { node?: string }[], { findNode, dark }: TopologyInput): Record<string, TopologyNode> {
  const nodes: Record<string, TopologyNode> = {};
  for (const { node: name } of pods) {
    if (name === undefined || nodes[name]) continue;
    const node = findNode(name);
    nodes[name] = node
      ? {
          name,
          ready: node.ready,
          ...(node.unschedulable ? { isUnschedulable: true } : {}),
          ...(node.zone === undefined ? {} : { zone: node.zone }),
        }
      : { name, ...(dark.nodes ? {} : { isMissing: true }) };
  }
  return nodes;
}
