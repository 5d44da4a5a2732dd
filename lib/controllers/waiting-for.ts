import type { WireObject } from "./objects/meta.ts";
import { isRunningAndReady, isTerminating, readyCondition, type WirePod } from "./objects/pod.ts";
import { toWireTime } from "./wire-time.ts";

/**
 * Why a controller does not move its object on. Of pods: `gone`, it is terminating and nothing is done before its object is gone; `ready`, `available`: it is not (for minReadySeconds);
 * `condemned-ready`: it is to be scaled away, is not healthy, and is not the one that may go so; `max-unavailable`: so many are unavailable already; `partition`, `on-delete`: it is outdated, and the
 * strategy leaves it to a person; `scheduled`: no node takes it; `toleration`: it is evicted when its time on a lost node is over; `stopped`: its node is lost, so nobody ends it. Of claims: `claim-gone`,
 * `claim-stale`: the slot's claim is being deleted, or still hangs on an earlier pod; `first-consumer`, `pod-scheduled`: no pod that uses it is there, or has a node; `volume`: none fits, and none is made;
 * `storage-class`: the class does not exist; `provisioner`: it is to make or expand a volume; `volume-free`: the volume that it asks for is another's; `in-use`: it is deleted, and pods use it. Of others:
 * `paused`: a person has to resume it; `created`: pods are missing; `dependents`: it is deleted, and what hangs on it is not gone; `finalizers`: it is deleted, and somebody has not finished with it.
 */
export type WaitRule =
  | "gone"
  | "ready"
  | "available"
  | "condemned-ready"
  | "max-unavailable"
  | "partition"
  | "on-delete"
  | "scheduled"
  | "toleration"
  | "stopped"
  | "claim-gone"
  | "claim-stale"
  | "first-consumer"
  | "pod-scheduled"
  | "volume"
  | "storage-class"
  | "provisioner"
  | "volume-free"
  | "in-use"
  | "paused"
  | "created"
  | "dependents"
  | "finalizers";

/** What keeps a controller from moving on: the object that is waited for, the rule, and since when. One value for every controller. */
export interface WaitingFor {
  rule: WaitRule;
  /** The pod that is waited for, also when its slot is empty. */
  pod?: string;
  /** The claim that is waited for, or stands in the way. */
  claim?: string;
  /** Any other object that is waited for, as kind/name. */
  object?: string;
  /** The finalizers that keep it. */
  finalizers?: readonly string[];
  /** RFC 3339; absent when nothing tells. */
  since?: string;
  /** What Kubernetes itself says of it, where it does. */
  message?: string;
}

/** Waits for a pod. */
export function waitForPod(pod: WirePod, rule: WaitRule): WaitingFor {
  const since = sinceOf(pod, rule);
  return { pod: pod.metadata.name, rule, ...(since !== undefined && { since }) };
}

/** Waits until a pod is gone, or ready, or has been so for long enough; undefined when it lacks nothing. */
export function waitUntilUp(pod: WirePod, isAvailable: (pod: WirePod) => boolean): WaitingFor | undefined {
  if (isTerminating(pod)) return waitForPod(pod, "gone");
  if (!isRunningAndReady(pod)) return waitForPod(pod, "ready");
  return isAvailable(pod) ? undefined : waitForPod(pod, "available");
}

/** When somebody asked for the deletion of an object; undefined while nobody has. */
export function deletionAskedAt({ metadata }: WireObject): string | undefined {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = metadata;
  return deletionTimestamp === undefined ? undefined : toWireTime(Date.parse(deletionTimestamp) - deletionGracePeriodSeconds * 1000);
}

function sinceOf(pod: WirePod, rule: WaitRule): string | undefined {
  if (rule === "partition" || rule === "on-delete") return undefined;
  return deletionAskedAt(pod) ?? readyCondition(pod)?.lastTransitionTime ?? pod.metadata.creationTimestamp;
}
