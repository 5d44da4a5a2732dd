"use client";
import { useEffect, useRef, useState } from "react";
import type { VisitPlan, VisitTally } from "@/lib/protocol/visit-frame.ts";
import type { VisitRequest } from "@/lib/protocol/visit-request.ts";
import { say } from "../live/announce.ts";
import { balanceWords } from "./balance-words.ts";
import { sendVisits } from "./send-visits.ts";

/** Where visits are: none asked for; under way; ended, or refused with the reason. */
export interface VisitProgress {
  phase: "idle" | "running" | "ended" | "refused";
  plan?: VisitPlan;
  tally?: VisitTally;
  end?: "done" | "stopped" | "late" | "broken";
  message?: string;
}

/** Makes the visits of one dialog; they stop when it is closed. */
export function useVisits(set: { namespace: string; name: string }) {
  const [progress, setProgress] = useState<VisitProgress>({ phase: "idle" });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (request: VisitRequest) => {
    if (running.current) return;
    const abort = new AbortController();
    running.current = abort;
    let now: VisitProgress = { phase: "running" };
    const show = (next: VisitProgress) => {
      now = next;
      setProgress(next);
    };
    show(now);
    try {
      for await (const frame of sendVisits(set, request, abort.signal)) {
        if ("plan" in frame) show({ ...now, plan: frame.plan });
        else show({ ...now, tally: frame.tally, ...(frame.end ? { phase: "ended", end: frame.end } : {}) });
      }
      if (now.phase === "running") show({ ...now, phase: "ended", end: "broken" });
    } catch (error) {
      if (abort.signal.aborted) show({ ...now, phase: "ended", end: "stopped" });
      else show({ ...now, phase: now.tally ? "ended" : "refused", end: "broken", message: (error as Error).message });
    }
    running.current = undefined;
    if (now.phase === "ended" && now.plan && now.tally) say(`Visits ended. ${balanceWords(now.plan, now.tally)}`);
  };
  const stop = () => running.current?.abort();
  return { progress, start, stop };
}
