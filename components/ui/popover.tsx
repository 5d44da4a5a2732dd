"use client";
import { type ReactNode, useId, useRef, useState } from "react";
import { pillClass } from "./pill-class.ts";

/** So much room a panel has at least, where the screen has it: what is in it may grow. */
const roomMin = 320;

interface PopoverProps {
  label: string;
  face: ReactNode;
  children: ReactNode;
  side: "left" | "right";
  /** Of the button; a pill, if it is not said. */
  className?: string;
}

/** A button with a panel of its own under the header: the browser's popover, with its light dismissal, focus and escape key. */
export function Popover({ label, face, children, side, className = `${pillClass} min-w-0 max-w-full` }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const place = () => {
    const at = button.current?.getBoundingClientRect();
    if (!at || !panel.current) return;
    const top = Math.max(8, Math.min(at.bottom + 6, globalThis.innerHeight - Math.max(panel.current.offsetHeight, roomMin) - 8));
    panel.current.style.top = `${top}px`;
    panel.current.style.maxHeight = `${globalThis.innerHeight - top - 8}px`;
    if (side === "left")
      panel.current.style.left = `${Math.max(8, Math.min(at.left, globalThis.innerWidth - panel.current.offsetWidth - 8))}px`;
    else panel.current.style.left = `${Math.max(8, at.right - panel.current.offsetWidth)}px`;
  };
  return (
    <>
      <button ref={button} type="button" popoverTarget={id} aria-expanded={isOpen} className={className}>
        {face}
      </button>
      <section
        ref={panel}
        id={id}
        popover="auto"
        aria-label={label}
        onToggle={(event) => {
          setIsOpen(event.newState === "open");
          place();
        }}
        className="fixed inset-auto m-0 w-[380px] max-w-[calc(100vw-16px)] overflow-auto rounded-xl border border-line bg-panel p-3.5 text-ink text-sm shadow-lg"
      >
        {isOpen && children}
      </section>
    </>
  );
}
