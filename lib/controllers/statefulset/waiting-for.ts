import { readyCondition, type WirePod } from "../objects/pod.ts";
import { toWireTime } from "../wire-time.ts";

/**
 * Why a set does not move. `gone`: the pod is terminating and nothing is done before its object is gone; `ready`, `available`: it is not (for minReadySeconds);
 * `claim-gone`, `claim-stale`: a claim of the slot is being deleted, or still hangs on an earlier pod; `condemned-ready`: a pod to be scaled away is not healthy, and is not the
 * one that may go so; `max-unavailable`: so many pods are unavailable already; `partition`, `on-delete`: the pod is outdated, and the strategy leaves it to a person.
 */
export type WaitRule =
  | "gone"
  | "ready"
  | "available"
  | "claim-gone"
  | "claim-stale"
  | "condemned-ready"
  | "max-unavailable"
  | "partition"
  | "on-delete";

export interface WaitingFor {
  /** The pod that is waited for, also when its slot is empty. */
  pod: string;
  rule: WaitRule;
  /** RFC 3339; absent when nothing tells. */
  since?: string;
  /** The claim that stands in the way. */
  claim?: string;
}

export function waitForPod(pod: WirePod, rule: WaitRule): WaitingFor {
  const since = sinceOf(pod, rule);
  return { pod: pod.metadata.name, rule, ...(since !== undefined && { since }) };
}

function sinceOf({ metadata, ...pod }: WirePod, rule: WaitRule): string | undefined {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0, creationTimestamp } = metadata;
  if (rule === "partition" || rule === "on-delete") return undefined;
  if (deletionTimestamp !== undefined) return toWireTime(Date.parse(deletionTimestamp) - deletionGracePeriodSeconds * 1000);
  return readyCondition({ metadata, ...pod })?.lastTransitionTime ?? creationTimestamp;
}
