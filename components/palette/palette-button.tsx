"use client";
import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Pill } from "../ui/pill.tsx";

const Palette = dynamic(() => import("./palette.tsx").then((module) => module.Palette), { ssr: false });

/** The way to everything by its name: a button, and ⌘K or Ctrl+K anywhere, also while something is being typed. Loaded when first opened. */
export function PaletteButton() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const show = useCallback(() => {
    setIsOpen(true);
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return;
      const isOwn = dialog.current?.open === true;
      // A form that is open keeps what was typed into it.
      if (!isOwn && document.querySelector("dialog[open] :is(input, textarea, select)")) return;
      event.preventDefault();
      if (isOwn) dialog.current?.close();
      else show();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [show]);
  const keys = useSyncExternalStore(
    never,
    () => (/Mac|iPhone|iPad/.test(navigator.platform) ? "⌘K" : "Ctrl K"),
    () => "⌘K",
  );
  return (
    <>
      <Pill aria-keyshortcuts="Control+K Meta+K" title={`Go to a set, pod, claim or action (${keys})`} onClick={show}>
        <Search aria-hidden="true" className="size-3.5" />
        <span className="max-sm:sr-only">Go to</span>
        <span aria-hidden="true" className="font-mono text-[11px] text-faint max-sm:hidden">
          {keys}
        </span>
      </Pill>
      <dialog
        ref={dialog}
        aria-label="Go to"
        closedby="any"
        onClose={() => setIsOpen(false)}
        className="mx-auto mt-[10dvh] mb-auto w-[640px] max-w-[calc(100vw-16px)] overflow-hidden rounded-xl border border-line bg-panel p-0 text-ink shadow-xl backdrop:bg-black/40"
      >
        {isOpen && <Palette close={() => dialog.current?.close()} />}
      </dialog>
    </>
  );
}

const never = () => () => undefined;
