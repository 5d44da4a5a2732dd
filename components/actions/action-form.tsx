"use client";
import type { ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { Pill } from "../ui/pill.tsx";
import { ActionOutcome } from "./action-outcome.tsx";
import { closeDialog } from "./close-dialog.ts";
import type { Wish } from "./send-action.ts";
import type { useAction } from "./use-action.ts";

interface ActionFormProps {
  action: ReturnType<typeof useAction>;
  /** What is to be done; undefined where nothing is, or something is wrong with it. */
  wish: Wish | undefined;
  /** What the button does, and what is spoken once it is done. */
  label: string;
  done: string;
  /** The answer of the dry run has to be seen before it is done: the button says so, and does it when pressed again. */
  isCheckedFirst?: boolean;
  /** It takes something away for good. */
  isGrave?: boolean;
  children: ReactNode;
}

/** The frame of an action's form: its fields and preview, what the API server says to it, and the buttons. Enter does what the button does. */
export function ActionForm({ action, wish, label, done, isCheckedFirst = false, isGrave = false, children }: ActionFormProps) {
  const { progress, check, perform, forget } = action;
  const isBusy = progress.phase === "checking" || progress.phase === "doing";
  const isOfThis = progress.phase !== "checked" || JSON.stringify(progress.wish) === JSON.stringify(wish);
  const isToCheck = isCheckedFirst && !(progress.phase === "checked" && isOfThis);
  return (
    <form
      className="grid gap-3"
      onChange={() => progress.phase === "refused" && forget()}
      onSubmit={(event) => {
        event.preventDefault();
        if (wish) void (isToCheck ? check(wish) : perform(wish, done));
      }}
    >
      {children}
      {isOfThis && <ActionOutcome progress={progress} isPatchOpen={isCheckedFirst} />}
      <div className="mt-1 flex flex-wrap items-center gap-2.5">
        <Button type="submit" isGrave={isGrave} disabled={isBusy || wish === undefined}>
          {isBusy ? (progress.phase === "checking" ? "Checking…" : "Doing it…") : isToCheck ? "Check first" : label}
        </Button>
        <Pill onClick={closeDialog}>Cancel</Pill>
      </div>
    </form>
  );
}
