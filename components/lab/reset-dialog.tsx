"use client";
import { RotateCcw } from "lucide-react";
import { useRef } from "react";
import { Button } from "../ui/button.tsx";
import { Pill } from "../ui/pill.tsx";
import { changeLab } from "./lab-requests.ts";
import { OutcomeLine } from "./outcome-line.tsx";
import { useLabChange } from "./use-lab.ts";

/** Puts the lab back to a fresh start, once a person has read what is lost by that. */
export function ResetDialog({ mayChange }: { mayChange: boolean }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { isBusy, outcome, change } = useLabChange();
  const reset = async () => {
    const done = await change(async () => {
      await changeLab("POST", "/lab/reset");
      return "The lab is as it was when it started.";
    });
    if (done) dialog.current?.close();
  };
  return (
    <>
      <Pill disabled={!mayChange} onClick={() => dialog.current?.showModal()}>
        <RotateCcw aria-hidden="true" className="size-3.5" />
        Reset…
      </Pill>
      <dialog
        ref={dialog}
        aria-labelledby="reset-title"
        closedby="any"
        className="m-auto w-[440px] max-w-[calc(100vw-32px)] rounded-xl border border-line bg-panel p-5 text-ink shadow-xl backdrop:bg-black/40"
      >
        <h2 id="reset-title" className="mb-2 font-semibold">
          Reset the lab?
        </h2>
        <p className="text-soft">
          Everything in it is lost: what you created and changed, all volumes with what was counted in them, Events and history, and every
          fault that is active. What the lab started with comes back, with the counts of then. It cannot be undone.
        </p>
        <div className="mt-5 flex flex-wrap items-center gap-2.5">
          <Button isGrave disabled={isBusy} onClick={() => void reset()}>
            {isBusy ? "Resetting…" : "Reset"}
          </Button>
          <Pill onClick={() => dialog.current?.close()}>Cancel</Pill>
          {outcome?.isRefused && <OutcomeLine outcome={outcome} />}
        </div>
      </dialog>
    </>
  );
}
