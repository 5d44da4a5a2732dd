import type { WireDeployment, WireReplicaSet } from "../objects/deployment.ts";
import { controllerOwner } from "../objects/meta.ts";
import { isTerminal, type WirePod } from "../objects/pod.ts";
import { isAvailable } from "../pod-availability.ts";
import { type WaitingFor, waitForPod, waitUntilUp } from "../waiting-for.ts";
import { type ReplicaSets, wantedOf } from "./replica-sets.ts";

/**
 * What a Deployment waits for when it does nothing: a person, when it is paused; under Recreate the end of old pods; else pods of the new ReplicaSet that are not there, or not yet
 * available. Empty when it is as it should be.
 */
export function awaitedByDeployment(
  deployment: WireDeployment,
  { fresh, old }: ReplicaSets,
  pods: readonly WirePod[],
  now: number,
): WaitingFor[] {
  const { spec, metadata, status } = deployment;
  const isPaused = spec.paused === true && (!fresh || old.some((set) => wantedOf(set) > 0));
  if (isPaused) {
    const since = status?.conditions?.find(({ reason }) => reason === "DeploymentPaused")?.lastUpdateTime;
    return [{ rule: "paused", object: `Deployment/${metadata.name}`, ...(since !== undefined && { since }) }];
  }
  if (spec.strategy?.type === "Recreate") {
    const running = old.flatMap((set) => podsOf(set, pods)).filter((pod) => !isTerminal(pod));
    if (running.length > 0) return running.map((pod) => waitForPod(pod, "gone"));
  }
  return fresh ? awaitedByReplicaSet(fresh, podsOf(fresh, pods), now) : [];
}

/** What a ReplicaSet waits for: pods that are not there, or not ready for minReadySeconds. */
export function awaitedByReplicaSet(set: WireReplicaSet, pods: readonly WirePod[], now: number): WaitingFor[] {
  const living = pods.filter((pod) => !isTerminal(pod) && pod.metadata.deletionTimestamp === undefined);
  const failure = set.status?.conditions?.find(({ type }) => type === "ReplicaFailure");
  const missing: WaitingFor[] = living.length < wantedOf(set) ? [{ rule: "created", object: `ReplicaSet/${set.metadata.name}` }] : [];
  const told = missing.map((wait) => ({
    ...wait,
    ...(failure?.message !== undefined && { message: failure.message }),
    ...(failure?.lastTransitionTime && { since: failure.lastTransitionTime }),
  }));
  return [...told, ...living.flatMap((pod) => waitUntilUp(pod, (up) => isAvailable(up, set.spec.minReadySeconds ?? 0, now)) ?? [])];
}

function podsOf({ metadata }: WireReplicaSet, pods: readonly WirePod[]): WirePod[] {
  return pods.filter((pod) => controllerOwner(pod)?.uid === metadata.uid);
}
