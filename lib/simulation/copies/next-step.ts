import type { PersonPlan } from "../forecast-request.ts";
import { doneSince, type LaneState, wantedRevision } from "./lane-state.ts";
import type { LanePod } from "./observed-lane.ts";

/** What the person of the plan does to a lane. */
export type Step = { do: "go-back" } | { do: "delete-pod"; pod: LanePod; giveUp?: string } | { do: "set-partition"; partition: number };

/** The next step, and when it is due; undefined while nothing is to be done, or nobody knows yet when. */
export function nextStep(lane: LaneState, plan: PersonPlan, now: number): { step: Step; due: number } | undefined {
  const steps = [goBack(lane, plan), lowerPartition(lane, plan, now), deleteOutdated(lane, plan), deleteStuck(lane, plan)];
  return steps.filter((one) => one !== undefined).sort((a, b) => a.due - b.due)[0];
}

type Planned = { step: Step; due: number } | undefined;

function goBack(lane: LaneState, { goesBackAfterMs }: PersonPlan): Planned {
  if (goesBackAfterMs === undefined || lane.wentBackAt !== undefined || !lane.isTemplateChanged) return undefined;
  return { step: { do: "go-back" }, due: lane.changedAt + goesBackAfterMs };
}

function lowerPartition(lane: LaneState, { lowersPartition }: PersonPlan, now: number): Planned {
  const { partition = 0, wentBackAt } = lane;
  if (!lowersPartition || partition === 0 || wentBackAt !== undefined) return undefined;
  const since = doneSince(lane, now);
  if (since === undefined) return undefined;
  const step: Step = { do: "set-partition", partition: Math.max(0, partition - lowersPartition.by) };
  return { step, due: Math.max(since, lane.lastMoveAt) + lowersPartition.pauseMs };
}

/** The first one a pause after the change, and the next a pause after the last one is ready again. */
function deleteOutdated(lane: LaneState, { deletesPods }: PersonPlan): Planned {
  if (!deletesPods || lane.spec.strategy !== "OnDelete") return undefined;
  const wanted = wantedRevision(lane);
  const outdated = lane.pods.filter(({ revision, phase }) => revision !== wanted && phase !== "ending");
  const pod = inOrder(outdated, deletesPods.order)[0];
  if (!pod) return undefined;
  const last = lane.pods.find(({ ordinal, phase }) => ordinal === lane.lastDeleted && phase !== "ending");
  if (lane.lastDeleted !== undefined && (!last || (!last.ready && !outdated.includes(last)))) return undefined;
  const since = Math.max(lane.changedAt, lane.wentBackAt ?? 0, last?.ready ? last.since : 0);
  return { step: { do: "delete-pod", pod }, due: since + deletesPods.pauseMs };
}

function inOrder(pods: readonly LanePod[], order: NonNullable<PersonPlan["deletesPods"]>["order"]): readonly LanePod[] {
  const rising = pods.toSorted((a, b) => a.ordinal - b.ordinal);
  if (order === "lowest-first") return rising;
  if (order === "highest-first") return rising.reverse();
  return order.flatMap((ordinal) => pods.filter((pod) => pod.ordinal === ordinal));
}

/**
 * A broken pod is given up once for each revision that the template has meanwhile, so long after it was made, or after going back; the highest first, as
 * the controller would.
 */
function deleteStuck(lane: LaneState, { deletesStuckAfterMs }: PersonPlan): Planned {
  if (deletesStuckAfterMs === undefined || !lane.isBroken) return undefined;
  const stuck = lane.pods.filter(({ ready, phase, revision }) => !ready && phase !== "ending" && revision === "after");
  const pod = stuck.toSorted((a, b) => b.ordinal - a.ordinal)[0];
  if (!pod) return undefined;
  const { wentBackAt = Number.POSITIVE_INFINITY, givenUp } = lane;
  const reasons = [
    { giveUp: `${pod.ordinal} after`, since: pod.since, holds: pod.since < wentBackAt },
    { giveUp: `${pod.ordinal} before`, since: Math.max(pod.since, wentBackAt), holds: Number.isFinite(wentBackAt) },
  ].filter(({ giveUp, holds }) => holds && !givenUp.includes(giveUp));
  const [first] = reasons;
  return first && { step: { do: "delete-pod", pod, giveUp: first.giveUp }, due: first.since + deletesStuckAfterMs };
}
