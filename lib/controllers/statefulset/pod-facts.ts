import { isRunningAndReady, isTerminating, readyCondition, type WirePod } from "../objects/pod.ts";
import type { WireStatefulSet } from "../objects/stateful-set.ts";
import { ordinalOf, revisionOf } from "./identity.ts";
import { isWellIdentified } from "./pod-of-set.ts";

/** What the rules ask again and again of a pod of the set, read once from its object. */
export interface PodFacts {
  pod: WirePod;
  ordinal: number;
  /** The label that names its revision. */
  revision: string | undefined;
  /** It has a phase. */
  isCreated: boolean;
  isTerminating: boolean;
  /** Running and Ready. */
  isReady: boolean;
  /** When its condition Ready last changed, in milliseconds since 1970. */
  readySince: number | undefined;
  /** Name label and volumes are those of its slot. */
  isWell: boolean;
}

/** The facts of a pod whose name is of the set. */
export function factsOf(set: WireStatefulSet, pod: WirePod): PodFacts {
  const ordinal = ordinalOf(set, pod.metadata.name) ?? -1;
  const since = readyCondition(pod)?.lastTransitionTime;
  return {
    pod,
    ordinal,
    revision: revisionOf(pod),
    isCreated: (pod.status?.phase ?? "") !== "",
    isTerminating: isTerminating(pod),
    isReady: isRunningAndReady(pod),
    readySince: typeof since === "string" ? Date.parse(since) : undefined,
    isWell: isWellIdentified(set, pod, ordinal),
  };
}
