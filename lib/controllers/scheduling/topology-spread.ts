import { selectorMatches } from "../label-selector.ts";
import type { WirePod } from "../objects/pod.ts";
import type { WireSelector } from "../objects/selector.ts";
import { nodeFits } from "./node-fits.ts";
import type { NodeRoom, Refusal } from "./node-room.ts";
import { untolerated } from "./tolerations.ts";

interface Constraint {
  maxSkew: number;
  topologyKey: string;
  whenUnsatisfiable: string;
  labelSelector?: WireSelector;
  minDomains?: number;
  matchLabelKeys?: string[];
  nodeAffinityPolicy?: string;
  nodeTaintsPolicy?: string;
}

const noLabel = "node(s) didn't match pod topology spread constraints (missing required label)";
const tooMany = "node(s) didn't match pod topology spread constraints";

/** How pods that match a constraint are spread over a topology's values: counts by value, of the nodes that count. */
export interface Spread {
  constraint: Constraint;
  selector: WireSelector;
  counts: ReadonlyMap<string, number>;
}

/** Counts for each constraint that must hold (calPreFilterState); nodes count that have all the labels, and that the pod could go to by its node selector. */
export function spreadOf(pod: WirePod, rooms: readonly NodeRoom[]): Spread[] {
  const constraints = constraintsOf(pod);
  if (constraints.length === 0) return [];
  const hasKeys = ({ node }: NodeRoom) => constraints.every(({ topologyKey }) => node.metadata.labels?.[topologyKey] !== undefined);
  return constraints.map((constraint) => {
    const selector = selectorOf(constraint, pod);
    const counts = new Map<string, number>();
    for (const room of rooms.filter((other) => hasKeys(other) && isCounted(constraint, pod, other))) {
      const value = room.node.metadata.labels?.[constraint.topologyKey] ?? "";
      const matching = room.pods.filter((other) => isAlike(other, pod, selector)).length;
      counts.set(value, (counts.get(value) ?? 0) + matching);
    }
    return { constraint, selector, counts };
  });
}

/** PodTopologySpread's filter: with the pod, no value may have more than maxSkew above the least. */
export function spreadRefuses(pod: WirePod, { node }: NodeRoom, spreads: readonly Spread[]): Refusal | undefined {
  for (const { constraint, selector, counts } of spreads) {
    const value = node.metadata.labels?.[constraint.topologyKey];
    if (value === undefined) return { reasons: [noLabel], hopeless: true };
    const least = counts.size < (constraint.minDomains ?? 1) ? 0 : Math.min(...counts.values());
    const self = selectorMatches(selector, pod.metadata.labels) ? 1 : 0;
    if ((counts.get(value) ?? 0) + self - least > constraint.maxSkew) return { reasons: [tooMany], hopeless: false };
  }
  return undefined;
}

function constraintsOf({ spec }: WirePod): Constraint[] {
  const all = (spec.topologySpreadConstraints as Constraint[] | undefined) ?? [];
  return all.filter(({ whenUnsatisfiable }) => whenUnsatisfiable !== "ScheduleAnyway");
}

/** Without a selector no pod counts; matchLabelKeys add the pod's own values. */
function selectorOf({ labelSelector, matchLabelKeys = [] }: Constraint, pod: WirePod): WireSelector {
  if (!labelSelector) return { matchExpressions: [{ key: "", operator: "In", values: [] }] };
  const own = matchLabelKeys.flatMap((key) => {
    const value = pod.metadata.labels?.[key];
    return value === undefined ? [] : [{ key, operator: "In", values: [value] }];
  });
  return { ...labelSelector, matchExpressions: [...(labelSelector.matchExpressions ?? []), ...own] };
}

function isCounted({ nodeAffinityPolicy = "Honor", nodeTaintsPolicy = "Ignore" }: Constraint, pod: WirePod, { node }: NodeRoom): boolean {
  if (nodeAffinityPolicy === "Honor" && !nodeFits(pod, node)) return false;
  return nodeTaintsPolicy !== "Honor" || untolerated(pod, node.spec.taints ?? [], ["NoSchedule", "NoExecute"]) === undefined;
}

function isAlike(other: WirePod, pod: WirePod, selector: WireSelector): boolean {
  const isHere = other.metadata.namespace === pod.metadata.namespace && other.metadata.deletionTimestamp === undefined;
  return isHere && selectorMatches(selector, other.metadata.labels);
}
