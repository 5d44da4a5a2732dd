import { isReady, type Pod } from "../../statefulset/objects/pod.ts";
import { podState } from "../../statefulset/pod-state.ts";
import type { Phase } from "../timeline.ts";

/** What a pod's record says of it. */
export interface PodLook {
  phase: Exclude<Phase, "absent">;
  revision?: string;
  restarts?: number;
  reason?: string;
}

/** A reason longer than this is cut: the cluster's own words may be as long as somebody liked. */
const reasonMax = 160;

/** How a pod stands by its record. `wasReady`: it has been ready in this life. */
export function podLook(pod: Pod, wasReady: boolean): PodLook {
  const { state, reason } = podState(pod);
  const revision = pod.labels["controller-revision-hash"];
  const restarts = podRestarts(pod);
  const why = state === "ready" ? undefined : reason;
  return {
    phase: toPhase(state, wasReady),
    ...(revision === undefined ? {} : { revision }),
    ...(restarts === 0 ? {} : { restarts }),
    ...(why === undefined ? {} : { reason: why.length > reasonMax ? `${why.slice(0, reasonMax)}…` : why }),
  };
}

/** How often its containers were restarted; init containers start over by their nature. */
export function podRestarts(pod: Pick<Pod, "containers">): number {
  return pod.containers.reduce((sum, { role, restarts }) => sum + (role === "init" ? 0 : restarts), 0);
}

/**
 * Whether the pod is ready or has been in this life, by its own timestamps: its Ready condition begins as False before it is initialised, and so has
 * changed later only if it was True in between.
 */
export function hasBeenReady(pod: Pod): boolean {
  if (isReady(pod)) return true;
  const ready = changeOf(pod, "Ready");
  const initialized = changeOf(pod, "Initialized");
  return ready !== undefined && initialized !== undefined && ready > initialized;
}

/** When a condition of the pod last changed, ms; undefined where it has none or does not say. */
export function changeOf({ conditions }: Pick<Pod, "conditions">, type: string): number | undefined {
  return toMs(conditions.find((condition) => condition.type === type)?.changedAt);
}

/** A timestamp of the API in milliseconds; undefined where there is none, or none that can be read. */
export function toMs(timestamp: string | undefined): number | undefined {
  const ms = timestamp === undefined ? Number.NaN : Date.parse(timestamp);
  return Number.isNaN(ms) ? undefined : ms;
}

function toPhase(state: ReturnType<typeof podState>["state"], wasReady: boolean): PodLook["phase"] {
  switch (state) {
    case "ending":
    case "ready":
    case "failing":
      return state;
    case "completed":
      return "unready";
    case "not-ready":
      return wasReady ? "unready" : "starting";
    case "starting":
    case "pending":
      return "waiting";
  }
}
