"use client";
import { useMemo } from "react";
import type { RolloutDocument } from "@/lib/protocol/rollout-document.ts";
import type { Board } from "@/lib/statefulset/board/board.ts";
import { recordedChange } from "@/lib/statefulset/rollout/recorded-change.ts";
import { rolloutClock } from "@/lib/statefulset/rollout/rollout-clock.ts";
import { worklistOf } from "@/lib/statefulset/rollout/worklist.ts";
import { RolloutClockPanel } from "./rollout-clock.tsx";
import { WorklistPanel } from "./worklist.tsx";

/** What there is to do for a person, and how long it all takes; nothing where pods may not be seen or none are wanted. */
export function RolloutWork({ board, document: { facts, specs }, now }: { board: Board; document: RolloutDocument; now: number }) {
  const worklist = useMemo(() => worklistOf(board), [board]);
  const change = useMemo(() => recordedChange(specs), [specs]);
  const clock = useMemo(() => rolloutClock(board, facts, change, now), [board, facts, change, now]);
  if (board.dark.pods || board.set.replicas === 0) return null;
  return (
    <>
      {worklist && <WorklistPanel worklist={worklist} set={board.set} />}
      <RolloutClockPanel clock={clock} now={now} areRevisionsListed={!board.dark.revisions} usual={facts.usual} />
    </>
  );
}
