import type {
  TopologyClaim,
  TopologyEndpoint,
  TopologyNode,
  TopologyService,
  TopologyVolume,
} from "@/lib/statefulset/topology/topology-view.ts";
import { readableQuantity } from "../text/format-bytes.ts";

/** What kind of a Service it is: "governing, headless". */
export function serviceWords({ isGoverning, isHeadless, type }: TopologyService, isGone: boolean): string {
  if (isGone) return "gone";
  if (type === undefined) return "governing, but there is none of this name";
  return [...(isGoverning ? ["governing"] : []), isHeadless ? "headless" : type].join(", ");
}

/** What a node is to the pods on it. */
export function nodeWords({ ready, isMissing, isUnschedulable, zone }: TopologyNode, isGone: boolean): string {
  const state = isMissing ? "no such node" : ready === undefined ? "state unknown" : ready ? "ready" : "not ready";
  return [
    state,
    ...(isUnschedulable ? ["cordoned"] : []),
    ...(zone === undefined ? [] : [zone]),
    ...(isGone ? ["no pod here now"] : []),
  ].join(" · ");
}

/** How a claim is: "Bound · 1 GiB". */
export function claimWords({ phase, size }: TopologyClaim): string {
  if (phase === "Shared") return "named by the template itself";
  return [phase, ...(size === undefined ? [] : [readableQuantity(size)])].join(" · ");
}

/** What stands in a volume's place. */
export function volumeWords(volume: TopologyVolume | undefined): string {
  return volume === undefined ? "no volume" : volume.isMissing ? "no such volume" : "";
}

/** Whether a Service leads to a pod that it selects. */
export function endpointWords({ isReady }: TopologyEndpoint): string {
  return isReady === undefined ? "selects it" : isReady ? "leads to it" : "selects it, leads to it only when it is ready";
}
