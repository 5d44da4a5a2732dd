import { doneSince, type LaneState } from "./lane-state.ts";

/** How a lane came to rest; times since the change. `stands`: it is not done, and nothing moves any more. */
export type ObservedEnd = { kind: "finished" | "stands" | "late"; at: number };

/** For so long nothing moves in a lane before it is said to stand, after it was forecast to; and for so long a lane has to be done before it is said to be. */
const quietMs = 5_000;
const settledMs = 1_000;

/**
 * How the lane has ended, or undefined while it goes on. `standsAt`: when the forecast has it come to rest, since the change, where it does so without
 * being done. `isAwaited`: a step of the person's is still to come.
 */
export function laneEnd(
  lane: LaneState,
  { standsAt, isAwaited, now }: { standsAt: number | undefined; isAwaited: boolean; now: number },
): ObservedEnd | undefined {
  if (isAwaited) return undefined;
  const done = doneSince(lane, now);
  if (done !== undefined) return now < done + settledMs ? undefined : { kind: "finished", at: done - lane.changedAt };
  if (standsAt === undefined || isOnItsWay(lane)) return undefined;
  const from = Math.max(lane.changedAt + standsAt * 1.2, lane.lastMoveAt);
  return now < from + quietMs ? undefined : { kind: "stands", at: Math.max(0, lane.lastMoveAt - lane.changedAt) };
}

/** Whether a pod is not ready that will be: slower than forecast is not stuck. */
function isOnItsWay({ pods, replicas, isBroken }: LaneState): boolean {
  return pods.length < replicas || pods.some(({ ready, revision }) => !ready && !(isBroken && revision === "after"));
}
