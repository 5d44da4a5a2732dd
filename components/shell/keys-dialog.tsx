"use client";
import { CircleQuestionMark } from "lucide-react";
import { useRef } from "react";
import { useKeys } from "../keyboard/use-keys.ts";
import { Pill } from "../ui/pill.tsx";

const keys = [
  [["j", "↓"], "next row"],
  [["k", "↑"], "previous row"],
  [["Home", "End"], "first and last row"],
  [["Enter"], "opens a set, or a row's details"],
  [["/"], "finds in the list"],
  [["Esc"], "closes, clears, deselects"],
  [["?"], "these keys"],
] as const;

/** All keys, on `?` or by the button. */
export function KeysDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const show = () => dialog.current?.showModal();
  useKeys((action) => {
    if (action === "keys") show();
    return action === "keys";
  });
  return (
    <>
      <Pill aria-label="Keys" title="Keys (?)" onClick={show} className="px-1.5 max-sm:hidden">
        <CircleQuestionMark aria-hidden="true" className="size-4" />
      </Pill>
      <dialog
        ref={dialog}
        aria-labelledby="keys-title"
        closedby="any"
        className="m-auto w-[380px] max-w-[calc(100vw-32px)] rounded-xl border border-line bg-panel p-5 text-ink shadow-xl backdrop:bg-black/40"
      >
        <h2 id="keys-title" className="mb-3 font-semibold">
          Keys
        </h2>
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
          {keys.map(([names, words]) => (
            <div key={words} className="contents">
              <dt className="flex gap-1.5">
                {names.map((name) => (
                  <kbd key={name} className="rounded border border-line bg-shade px-1.5 font-mono text-xs">
                    {name}
                  </kbd>
                ))}
              </dt>
              <dd className="text-soft">{words}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog" className="mt-4">
          <Pill type="submit">Close</Pill>
        </form>
      </dialog>
    </>
  );
}
