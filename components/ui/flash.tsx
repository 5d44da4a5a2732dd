"use client";
import clsx from "clsx";
import { type ReactNode, useState } from "react";

/** Flashes its surroundings once, softly, when `on` changes; never at first. */
export function Flash({ on, children, className }: { on: string; children: ReactNode; className?: string | undefined }) {
  const [seen, setSeen] = useState({ on, turn: 0 });
  if (seen.on !== on) setSeen({ on, turn: seen.turn + 1 });
  const flash = seen.turn === 0 ? undefined : seen.turn % 2 === 1 ? "odd" : "even";
  return (
    <div data-flash={flash} className={clsx("-mx-1.5 min-w-0 rounded-md px-1.5", className)}>
      {children}
    </div>
  );
}
