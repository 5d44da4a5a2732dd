import type { PersonPlan } from "../forecast-request.ts";
import { doneSince, type LaneState, wantedRevision } from "./lane-state.ts";
import type { LanePod } from "./observed-lane.ts";

/** What the person of the plan does to a lane. */
export type Step = { do: "go-back" } | { do: "delete-pod"; pod: LanePod } | { do: "set-partition"; partition: number };

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

function deleteOutdated(lane: LaneState, { deletesPods }: PersonPlan): Planned {
  if (!deletesPods || lane.spec.strategy !== "OnDelete" || lane.pods.length !== lane.replicas) return undefined;
  if (lane.pods.some(({ ready }) => !ready)) return undefined;
  const wanted = wantedRevision(lane);
  const outdated = lane.pods.filter(({ revision }) => revision !== wanted);
  const pod = inOrder(outdated, deletesPods.order)[0];
  if (!pod) return undefined;
  const isFirst = lane.lastMoveAt <= lane.changedAt;
  const readySince = Math.max(lane.changedAt, ...lane.pods.map(({ since }) => since));
  return { step: { do: "delete-pod", pod }, due: isFirst ? lane.changedAt : readySince + deletesPods.pauseMs };
}

function inOrder(pods: readonly LanePod[], order: NonNullable<PersonPlan["deletesPods"]>["order"]): readonly LanePod[] {
  const rising = pods.toSorted((a, b) => a.ordinal - b.ordinal);
  if (order === "lowest-first") return rising;
  if (order === "highest-first") return rising.reverse();
  return order.flatMap((ordinal) => pods.filter((pod) => pod.ordinal === ordinal));
}

function deleteStuck(lane: LaneState, { deletesStuckAfterMs }: PersonPlan): Planned {
  if (deletesStuckAfterMs === undefined || lane.spec.workload !== "StatefulSet") return undefined;
  const wanted = wantedRevision(lane);
  const stuck = lane.pods.filter(
    ({ ready, phase, revision }) => !ready && phase !== "ending" && (revision === "after" || revision !== wanted),
  );
  // The highest first, as the controller would.
  const pod = stuck.toSorted((a, b) => b.ordinal - a.ordinal)[0];
  return pod && { step: { do: "delete-pod", pod }, due: pod.since + deletesStuckAfterMs };
}
