import type { Behaviour } from "../controllers/release.ts";
import type { ForecastRequest, LaneSpec } from "./forecast-request.ts";
import type { BrokenFacts } from "./forecast-result.ts";
import type { LaneRun } from "./lane-run.ts";
import { startLane } from "./start-lane.ts";

/** So many pods at most are deleted by hand to heal a lane. */
const deletionsMax = 1000;

/** What a lane makes of a revision that never becomes ready, and of going back: the lane runs once more, unseen, until it has come to rest, and is then put back. */
export function brokenFacts(request: ForecastRequest, spec: LaneSpec, behaviour: Behaviour, check: () => void): BrokenFacts {
  const { lowersPartition, deletesPods } = request.person;
  const run = startLane(
    {
      ...request,
      change: { ...request.change, template: true },
      revision: { kind: "never-ready" },
      person: { ...(lowersPartition && { lowersPartition }), ...(deletesPods && { deletesPods }) },
    },
    spec,
    behaviour,
    check,
  );
  run.runToRest();
  const wanted = request.change.replicas ?? request.set.replicas;
  const podsLost = lostIn(run, wanted);
  const hasReachedAll = podsLost >= wanted;
  run.person.retire();
  run.person.goBack();
  run.runToRest();
  const goingBackHeals = lostIn(run, wanted) === 0;
  return {
    podsLost,
    stopsByItself: podsLost === 0 || !hasReachedAll,
    goingBackHeals,
    podsToDelete: goingBackHeals ? [] : deleteUntilHealed(run, wanted),
  };
}

/** Deletes what the lane waits for, one pod after the other, until all serve; answers which. */
function deleteUntilHealed(run: LaneRun, wanted: number): number[] {
  const deleted: number[] = [];
  while (lostIn(run, wanted) > 0 && deleted.length < deletionsMax) {
    const { pods, wanted: side } = run.workload;
    const outdated = pods.lives.filter((life) => life.phase !== "ready" && life.side !== side);
    const awaited = run.awaited?.ordinal;
    const next = outdated.find(({ ordinal }) => ordinal === awaited) ?? outdated[0];
    if (!next) break;
    deleted.push(next.ordinal);
    run.person.remove(next);
    run.runToRest();
  }
  return deleted;
}

/** How many of the places that the change asks for have no pod that serves; one that did not before either is not lost by it. */
function lostIn({ workload }: LaneRun, wanted: number): number {
  const kept = workload.pods.lives.filter(
    ({ ordinal, phase, side, isBroken }) => workload.isPlace(ordinal) && (phase === "ready" || (side === "before" && isBroken)),
  );
  return Math.max(0, wanted - kept.length);
}
