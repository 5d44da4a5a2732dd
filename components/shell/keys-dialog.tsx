"use client";
import { CircleQuestionMark } from "lucide-react";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { useKeys } from "../keyboard/use-keys.ts";
import { Pill } from "../ui/pill.tsx";

const KeysList = dynamic(() => import("./keys-list.tsx").then((module) => module.KeysList), { ssr: false });

/** All keys, on `?` or by the button. */
export function KeysDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isShown, setIsShown] = useState(false);
  const show = () => {
    setIsShown(true);
    dialog.current?.showModal();
  };
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
        {isShown && <KeysList />}
        <form method="dialog" className="mt-4">
          <Pill type="submit">Close</Pill>
        </form>
      </dialog>
    </>
  );
}
