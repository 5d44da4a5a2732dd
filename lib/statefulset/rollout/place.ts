import type { Board, Slot } from "../board/board.ts";
import { isInRange } from "../ordinal.ts";
import type { RolloutFacts } from "./rollout-facts.ts";

/** An ordinal as the controller looks at it. */
export interface Place {
  ordinal: number;
  name: string;
  isInRange: boolean;
  pod?: PlacePod;
  /** A claim of this place that is being deleted: no new pod is created on it. */
  leavingClaim?: string;
}

export interface PlacePod {
  /** Failed or Succeeded: over for good. */
  isOver: boolean;
  isEnding: boolean;
  /** Running and Ready. */
  isReady: boolean;
  /** Ready for minReadySeconds. */
  isAvailable: boolean;
  revision?: string;
}

/** The places that a controller looks at, in ascending order: those in range, and those outside that have a pod. */
export function placesOf({ set, slots }: Pick<Board, "set" | "slots">, facts: RolloutFacts, now: number): readonly Place[] {
  return Object.values(slots)
    .filter(({ ordinal, pod }) => pod !== undefined || isInRange(ordinal, set))
    .sort((a, b) => a.ordinal - b.ordinal)
    .map((slot) => toPlace(slot, set, facts, now));
}

function toPlace({ ordinal, podName, pod, claims }: Slot, set: Board["set"], facts: RolloutFacts, now: number): Place {
  const leavingClaim = claims.find(({ deletedAt, phase }) => deletedAt !== undefined && phase !== "Missing")?.name;
  const place: Place = { ordinal, name: podName, isInRange: isInRange(ordinal, set), ...(leavingClaim !== undefined && { leavingClaim }) };
  if (!pod) return place;
  const isReady = pod.phase === "Running" && pod.ready;
  return {
    ...place,
    pod: {
      isOver: pod.phase === "Failed" || pod.phase === "Succeeded",
      isEnding: pod.deletedAt !== undefined,
      isReady,
      isAvailable: isReady && hasBeenReady(facts.pods[podName]?.readyChangedAt, set.minReadySeconds, now),
      ...(pod.revision !== undefined && { revision: pod.revision }),
    },
  };
}

/** Where nobody says since when it is ready, it counts as having been so for long enough. */
function hasBeenReady(since: string | undefined, minReadySeconds: number, now: number): boolean {
  return minReadySeconds === 0 || since === undefined || Date.parse(since) + minReadySeconds * 1000 <= now;
}
