"use client";
import { useState, useSyncExternalStore } from "react";
import { systemClock } from "@/lib/clock.ts";
import { say } from "../live/announce.ts";
import { fetchLab, type LabDocument } from "./lab-requests.ts";
import { type LabState, LabStore } from "./lab-store.ts";

const store = new LabStore<LabDocument>(fetchLab, systemClock);
const subscribe = (listener: () => void) => store.subscribe(listener);
const nothing: LabState<LabDocument> = {};

/** The lab as this tab knows it, asked for while the component is mounted. */
export function useLab(): LabState<LabDocument> {
  return useSyncExternalStore(
    subscribe,
    () => store.state,
    () => nothing,
  );
}

/** What came of the last change that was asked for, in a sentence. */
export interface Outcome {
  sentence: string;
  isRefused: boolean;
}

/**
 * Does something to the lab, one at a time: says what came of it, and has the screen know. `act` answers the sentence to say, and throws an
 * Error with one when it is refused.
 */
export function useLabChange(): {
  isBusy: boolean;
  outcome: Outcome | undefined;
  change: (act: () => Promise<string>) => Promise<boolean>;
} {
  const [isBusy, setIsBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const change = async (act: () => Promise<string>) => {
    setIsBusy(true);
    const done = await act().then(
      (sentence): Outcome => ({ sentence, isRefused: false }),
      (error: unknown): Outcome => ({ sentence: error instanceof Error ? error.message : String(error), isRefused: true }),
    );
    await store.refresh();
    setIsBusy(false);
    setOutcome(done);
    say(done.sentence, "lab");
    return !done.isRefused;
  };
  return { isBusy, outcome, change };
}
