import { isRunningAndReady, readyCondition, type WirePod } from "./objects/pod.ts";

/** Running, Ready, and so for longer than minReadySeconds (podutils.IsPodAvailable; strictly before now). */
export function isAvailable(pod: WirePod, minReadySeconds: number, now: number): boolean {
  if (!isRunningAndReady(pod)) return false;
  if (minReadySeconds === 0) return true;
  const since = readyCondition(pod)?.lastTransitionTime;
  return typeof since === "string" && Date.parse(since) + minReadySeconds * 1000 < now;
}
