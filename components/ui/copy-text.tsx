"use client";
import clsx from "clsx";
import { type ReactNode, useEffect, useState } from "react";
import { sleep, systemClock } from "@/lib/clock.ts";
import { say } from "../live/announce.ts";
import { visibleText } from "../text/visible-text.ts";

const shownMs = 1_200;

interface CopyTextProps {
  value: string;
  children: ReactNode;
  className?: string | undefined;
  label?: string;
}

/**
 * Text that is copied with one click: exactly what is shown, never a character that cannot be seen. `children` may show less than
 * `value` (a name cut in the middle); `label` says what they show, where that is no part of `value`.
 */
export function CopyText({ value, children, className, label }: CopyTextProps) {
  const [outcome, setOutcome] = useState<"Copied" | "Not allowed to copy">();
  useEffect(() => {
    if (!outcome) return;
    const abort = new AbortController();
    sleep(systemClock, shownMs, abort.signal).then(
      () => setOutcome(undefined),
      () => undefined,
    );
    return () => abort.abort();
  }, [outcome]);
  const text = visibleText(value);
  const copy = async () => {
    const done = await write(text);
    setOutcome(done ? "Copied" : "Not allowed to copy");
    say(done ? `Copied ${text}.` : "The browser does not allow copying.");
  };
  return (
    <button
      type="button"
      title={`${text}\nClick to copy`}
      aria-label={label === undefined ? `Copy ${text}` : `${visibleText(label)}, copy ${text}`}
      onClick={() => void copy()}
      className={clsx("relative flex min-h-6 min-w-0 max-w-full select-text items-center rounded text-left hover:bg-chip", className)}
    >
      {children}
      {outcome && (
        <span
          aria-hidden="true"
          className="absolute top-1/2 left-0 z-10 -translate-y-1/2 rounded-md bg-ink px-2 py-0.5 font-sans text-bg text-xs"
        >
          {outcome}
        </span>
      )}
    </button>
  );
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
