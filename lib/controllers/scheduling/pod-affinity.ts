import { selectorMatches } from "../label-selector.ts";
import type { WireNode } from "../objects/cluster-objects.ts";
import type { WirePod } from "../objects/pod.ts";
import type { WireSelector } from "../objects/selector.ts";
import type { NodeRoom, Refusal } from "./node-room.ts";

interface Term {
  labelSelector?: WireSelector;
  topologyKey: string;
  namespaces?: string[];
}

interface PodAffinity {
  requiredDuringSchedulingIgnoredDuringExecution?: Term[];
}

const notNear = "node(s) didn't match pod affinity rules";
const tooNear = "node(s) didn't match pod anti-affinity rules";
const unwanted = "node(s) didn't satisfy existing pods anti-affinity rules";

/**
 * InterPodAffinity's filter, for terms that must hold: near pods that the pod wants to be near, far from those that it does not, and from those that do not want it. A first pod that wants to be near its own kind may
 * go anywhere. Namespaces are those that a term names, else the pod's own.
 */
export function affinityRefuses(pod: WirePod, { node }: NodeRoom, rooms: readonly NodeRoom[]): Refusal | undefined {
  const near = termsOf(pod, "podAffinity");
  const far = termsOf(pod, "podAntiAffinity");
  for (const term of near) {
    const all = rooms.flatMap((room) => room.pods.filter((other) => isMeant(term, pod, other)).map(() => room.node));
    const isFirst = all.length === 0 && isMeant(term, pod, pod);
    const isLabelled = node.metadata.labels?.[term.topologyKey] !== undefined;
    if (!isLabelled || (!isFirst && !all.some((other) => isSameDomain(term, node, other)))) return { reasons: [notNear], hopeless: true };
  }
  const isClose = (term: Term, room: NodeRoom) => isSameDomain(term, node, room.node);
  const isBlocked = far.some((term) => rooms.some((room) => isClose(term, room) && room.pods.some((other) => isMeant(term, pod, other))));
  if (isBlocked) return { reasons: [tooNear], hopeless: false };
  const isUnwanted = rooms.some((room) =>
    room.pods.some((other) => termsOf(other, "podAntiAffinity").some((term) => isClose(term, room) && isMeant(term, other, pod))),
  );
  return isUnwanted ? { reasons: [unwanted], hopeless: false } : undefined;
}

function termsOf({ spec }: WirePod, kind: "podAffinity" | "podAntiAffinity"): Term[] {
  const affinity = spec.affinity as Partial<Record<typeof kind, PodAffinity>> | undefined;
  return affinity?.[kind]?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
}

/** Whether a term of `owner` is about `other`. */
function isMeant({ labelSelector, namespaces }: Term, owner: WirePod, other: WirePod): boolean {
  const within = namespaces && namespaces.length > 0 ? namespaces : [owner.metadata.namespace];
  return labelSelector !== undefined && within.includes(other.metadata.namespace) && selectorMatches(labelSelector, other.metadata.labels);
}

function isSameDomain({ topologyKey }: Term, a: WireNode, b: WireNode): boolean {
  const value = a.metadata.labels?.[topologyKey];
  return value !== undefined && b.metadata.labels?.[topologyKey] === value;
}
