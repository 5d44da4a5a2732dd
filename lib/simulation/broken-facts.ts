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
  const podsLost = Math.max(0, wanted - servingIn(run));
  const hasReachedAll = podsLost >= wanted;
  run.person.retire();
  run.person.goBack();
  run.runToRest();
  const goingBackHeals = servingIn(run) >= wanted;
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
  while (servingIn(run) < wanted && deleted.length < deletionsMax) {
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

function servingIn({ workload }: LaneRun): number {
  return workload.pods.lives.filter(({ phase }) => phase === "ready").length;
}
