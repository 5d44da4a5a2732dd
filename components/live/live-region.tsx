"use client";
import { useSyncExternalStore } from "react";
import { onUtterance, readUtterance } from "./announce.ts";

/** The page's one polite live region. */
export function LiveRegion() {
  const utterance = useSyncExternalStore(onUtterance, readUtterance, () => "");
  return (
    <output className="sr-only" aria-live="polite">
      {utterance}
    </output>
  );
}
