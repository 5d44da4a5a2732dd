import type { SlotFill, SlotState } from "@/lib/statefulset/board/board.ts";
import type { Phase } from "@/lib/timeline/timeline.ts";

/** How the board says and fills what was recorded of a place: the same words as while it happened. */
export const phaseState: Readonly<Record<Phase, { state: SlotState; fill: SlotFill }>> = {
  absent: { state: "absent", fill: "empty" },
  waiting: { state: "pending", fill: "waiting" },
  starting: { state: "not-ready", fill: "present" },
  ready: { state: "ready", fill: "serving" },
  unready: { state: "not-ready", fill: "present" },
  failing: { state: "failing", fill: "present" },
  ending: { state: "ending", fill: "present" },
};

/** What a phase is, for whoever points at its bar. */
export const phaseWords: Readonly<Record<Phase, string>> = {
  absent: "no pod",
  waiting: "pending: nothing of it runs yet",
  starting: "runs, not ready yet",
  ready: "ready",
  unready: "not ready any more",
  failing: "failing",
  ending: "ending",
};
