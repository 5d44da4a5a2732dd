import { isReady, type Pod } from "../../statefulset/objects/pod.ts";
import type { Phase } from "../timeline.ts";
import { changeOf, toMs } from "./pod-look.ts";

/** When a pod came to a phase, as its own timestamps have it: in whole seconds, by the cluster's clock. */
export interface PodMoment {
  phase: Exclude<Phase, "absent">;
  at: number;
}

/** The way that the pod has come in this life, as far as its record tells, oldest first: created, running, ready or no longer ready, ending. */
export function podMoments(pod: Pod, wasReady: boolean): PodMoment[] {
  const created = toMs(pod.createdAt);
  const started = startOf(pod);
  const changed = changeOf(pod, "Ready");
  const ended = endingSince(pod);
  const moments: PodMoment[] = [];
  if (created !== undefined) moments.push({ phase: "waiting", at: created });
  if (started !== undefined) moments.push({ phase: "starting", at: started });
  if (isReady(pod) && changed !== undefined) moments.push({ phase: "ready", at: changed });
  else if (wasReady && changed !== undefined) {
    // For how long it was ready nobody can say any more; that it was is sure.
    if (started !== undefined) moments.push({ phase: "ready", at: started });
    moments.push({ phase: "unready", at: changed });
  }
  if (ended !== undefined) moments.push({ phase: "ending", at: ended });
  return moments.sort((a, b) => a.at - b.at);
}

/** When the pod came to the phase in which it is, as far as its record tells. */
export function phaseSince(pod: Pod, phase: PodMoment["phase"]): number | undefined {
  switch (phase) {
    case "waiting":
      return toMs(pod.createdAt);
    case "starting":
      return startOf(pod);
    case "ready":
    case "unready":
      return changeOf(pod, "Ready");
    case "failing":
      return crashOf(pod);
    case "ending":
      return endingSince(pod);
  }
}

/** When its containers began to run: told exactly of those that were never restarted, else by when the pod was initialised. */
function startOf(pod: Pod): number | undefined {
  const apps = pod.containers.filter(({ role }) => role === "app");
  if (apps.some(({ restarts }) => restarts > 0)) return changeOf(pod, "Initialized");
  const starts = apps.flatMap(({ state }) => (state?.kind === "running" ? (toMs(state.at) ?? []) : []));
  return starts.length === 0 ? undefined : Math.min(...starts);
}

function crashOf(pod: Pod): number | undefined {
  const ends = pod.containers.flatMap(({ state, last }) => {
    const end = state?.kind === "terminated" ? state : last;
    return end?.kind === "terminated" ? (toMs(end.at) ?? []) : [];
  });
  return ends.length === 0 ? undefined : Math.max(...ends);
}

/** When its deletion was asked for: deletionTimestamp is when the pod has to be gone, and the wish is older by the grace that it was given. */
export function endingSince({ deletedAt, deletionGraceSeconds = 0 }: Pick<Pod, "deletedAt" | "deletionGraceSeconds">): number | undefined {
  const due = toMs(deletedAt);
  return due === undefined ? undefined : due - deletionGraceSeconds * 1_000;
}
