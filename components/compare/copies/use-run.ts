"use client";
import { useEffect, useRef, useState } from "react";
import type { CopiesEnd, CopiesStage, LaneProgress } from "@/lib/protocol/copies/copies-frame.ts";
import type { CopiesRequest } from "@/lib/protocol/copies/copies-request.ts";
import type { LaneVerdict } from "@/lib/simulation/copies/judge-lane.ts";
import type { PodTimes } from "@/lib/simulation/forecast-request.ts";
import { say } from "../../live/announce.ts";
import { runCopies } from "./send-copies.ts";

/** Where a run is: none asked for; under way; ended, or refused before anything was created. */
export interface RunProgress {
  phase: "idle" | "running" | "ended" | "refused";
  /** What was asked for. */
  request?: CopiesRequest;
  run?: string;
  stage?: CopiesStage;
  lanes: readonly LaneProgress[];
  verdicts?: readonly LaneVerdict[];
  measured?: PodTimes;
  end?: CopiesEnd;
  message?: string;
}

const idle: RunProgress = { phase: "idle", lanes: [] };

/** One run at a time; it is stopped, and cleaned up, when the page lets go of it. */
export function useRun(onChange: (progress: RunProgress) => void) {
  const [progress, setProgress] = useState(idle);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (request: CopiesRequest) => {
    if (running.current) return;
    const abort = new AbortController();
    running.current = abort;
    let now: RunProgress = { ...idle, phase: "running", request };
    const show = (more: Partial<RunProgress>) => {
      now = { ...now, ...more };
      setProgress(now);
      onChange(now);
    };
    show({});
    try {
      for await (const frame of runCopies(request, abort.signal))
        show("plan" in frame ? { run: frame.run } : "end" in frame ? { phase: "ended", ...frame } : frame);
      if (now.phase === "running") show({ phase: "ended", message: "The explorer ended the answer. What is left over is listed below." });
    } catch (error) {
      const message = abort.signal.aborted ? "Stopped. The copies are being removed." : (error as Error).message;
      show({ phase: now.run === undefined && !abort.signal.aborted ? "refused" : "ended", message });
    }
    running.current = undefined;
    say(now.verdicts ? "The run on copies has ended. Its verdict is on the page." : "The run on copies has ended.");
  };
  return { progress, start, stop: () => running.current?.abort() };
}
