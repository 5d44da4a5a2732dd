"use client";
import { useEffect, useRef, useState } from "react";
import type { ActionResponse } from "@/lib/protocol/actions/action-response.ts";
import { say } from "../live/announce.ts";
import { closeDialog } from "./close-dialog.ts";
import { Refusal, sendAction, type Wish } from "./send-action.ts";

/** Where an action is: nothing asked; being checked or done; checked, with what would come of it; refused, with the reason. */
export type ActionProgress =
  | { phase: "idle" }
  | { phase: "checking" | "doing" }
  | { phase: "checked"; wish: Wish; answer: ActionResponse }
  | { phase: "refused"; message: string; isConflict: boolean };

/**
 * Sends the actions of one form. `check` asks the API server what would come of a wish (dry run) and shows it. `perform` does it: after a dry run
 * of the very same wish, and where that says nothing that the person has to read first (fields that are dropped, warnings). Done, it is spoken,
 * and the dialog closes: what comes of it is seen on the board. Left while it is
 * checked, it is not done; left while it is done, the person is told, and nothing else is closed.
 */
export function useAction(set: { namespace: string; name: string }) {
  const [progress, setProgress] = useState<ActionProgress>({ phase: "idle" });
  const isBusy = useRef(false);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  /** One intent, one key, until it is known what became of it. */
  const intent = useRef<{ text: string; key: string }>(undefined);

  const keyOf = (wish: Wish) => {
    const text = JSON.stringify(wish);
    if (intent.current?.text !== text) intent.current = { text, key: crypto.randomUUID() };
    return intent.current.key;
  };
  const run = async (work: () => Promise<void>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    await work().catch((error: unknown) => {
      const { message } = error as Error;
      if (!isHere.current) say(`Not done: ${message}`);
      setProgress({ phase: "refused", message, isConflict: error instanceof Refusal && error.isConflict });
    });
    isBusy.current = false;
  };
  const dryRun = async (wish: Wish) => {
    setProgress({ phase: "checking" });
    const answer = await sendAction(set, wish, { dryRun: true, key: keyOf(wish) });
    setProgress({ phase: "checked", wish, answer });
    return answer;
  };
  const check = (wish: Wish) => run(async () => void (await dryRun(wish)));
  const perform = (wish: Wish, done: string) =>
    run(async () => {
      const isChecked = progress.phase === "checked" && JSON.stringify(progress.wish) === JSON.stringify(wish);
      const answer = isChecked ? undefined : await dryRun(wish);
      if (answer && (answer.dropped.length > 0 || answer.warnings.length > 0 || !isHere.current)) return;
      setProgress({ phase: "doing" });
      await sendAction(set, wish, { dryRun: false, key: keyOf(wish) });
      say(done);
      if (isHere.current) closeDialog();
    });
  const forget = () => setProgress({ phase: "idle" });
  return { progress, check, perform, forget };
}
