import type { LaneVerdict } from "../../simulation/copies/judge-lane.ts";
import type { ObservedEnd } from "../../simulation/copies/lane-end.ts";
import type { Observed } from "../../simulation/copies/observed-lane.ts";
import type { PodTimes } from "../../simulation/forecast-request.ts";
import type { CopiesPlanResponse } from "./copies-plan.ts";

/** Where a run is. */
export type CopiesStage = "creating" | "waiting" | "running" | "cleaning";

/** A lane as it is observed; times since the change. */
export interface LaneProgress extends Observed {
  /** The name of the copy. */
  name: string;
  ready: number;
  end?: ObservedEnd;
}

/** How a run ended. `done`: every lane came to its end; `late`: one did not in the time that was given; `stopped`: by the person; `failed`: `message` says why. */
export interface CopiesEnd {
  kind: "done" | "late" | "stopped" | "failed";
  message?: string;
  /** What is still there: nothing, everything because that was wished, or what could not be removed. */
  left: "nothing" | "kept" | "leftover";
}

/** A line of the answer to POST /api/copies. Lanes are told whole, each time in place of the time before. */
export type CopiesFrame =
  | { run: string; plan: CopiesPlanResponse }
  | { stage: CopiesStage; lanes: readonly LaneProgress[] }
  | { verdicts: readonly LaneVerdict[]; measured?: PodTimes }
  | { end: CopiesEnd };
