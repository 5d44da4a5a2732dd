import type { Slot } from "../board/board.ts";
import type { RolloutFacts } from "./rollout-facts.ts";

/** When something happened to a place's pod, as far as its object tells: created, its readiness changed, its end asked for. Milliseconds since 1970. */
export function podMoves({ podName, pod }: Slot, { pods }: RolloutFacts): readonly number[] {
  if (!pod) return [];
  const { readyChangedAt, deletionGraceSeconds = 0 } = pods[podName] ?? {};
  const asked = pod.deletedAt === undefined ? [] : [Date.parse(pod.deletedAt) - deletionGraceSeconds * 1000];
  return [Date.parse(pod.createdAt), ...(readyChangedAt === undefined ? [] : [Date.parse(readyChangedAt)]), ...asked];
}
