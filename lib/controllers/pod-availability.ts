import { isRunningAndReady, readyCondition, type WirePod } from "./objects/pod.ts";

/**
 * Running, Ready, and so for minReadySeconds (podutils.IsPodAvailable). Until 1.34 the time had to be over, since 1.35 it is enough that it has come: `strictly` says which.
 */
export function isAvailable(pod: WirePod, minReadySeconds: number, now: number, strictly = false): boolean {
  if (!isRunningAndReady(pod)) return false;
  if (minReadySeconds === 0) return true;
  const since = readyCondition(pod)?.lastTransitionTime;
  return isAvailableSince(typeof since === "string" ? Date.parse(since) : undefined, minReadySeconds, now, strictly);
}

/** The same of a pod that is Running and Ready, by when it became so. */
export function isAvailableSince(readySince: number | undefined, minReadySeconds: number, now: number, strictly: boolean): boolean {
  if (minReadySeconds === 0) return true;
  if (readySince === undefined) return false;
  const at = readySince + minReadySeconds * 1000;
  return strictly ? at < now : at <= now;
}

/** How long until the next of the pods that are Ready becomes available; undefined when none is waited for (FindMinNextPodAvailabilityCheck). */
export function nextAvailableInMs(pods: readonly WirePod[], minReadySeconds: number, now: number): number | undefined {
  const waits = pods.flatMap((pod) => (readyCondition(pod)?.status === "True" ? (availableAt(pod, minReadySeconds) ?? now) - now : []));
  const coming = waits.filter((wait) => wait > 0);
  return coming.length === 0 ? undefined : Math.min(...coming);
}

function availableAt(pod: WirePod, minReadySeconds: number): number | undefined {
  const since = readyCondition(pod)?.lastTransitionTime;
  return typeof since === "string" ? Date.parse(since) + minReadySeconds * 1000 : undefined;
}
