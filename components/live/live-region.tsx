"use client";
import { useSyncExternalStore } from "react";
import { announcements } from "./announce.ts";

/** The page's one polite live region. */
export function LiveRegion() {
  const utterance = useSyncExternalStore(announcements.subscribe, announcements.read, () => "");
  return (
    <p className="sr-only" role="status" aria-live="polite">
      {utterance}
    </p>
  );
}
