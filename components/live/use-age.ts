"use client";
import { useSyncExternalStore } from "react";
import { systemClock } from "@/lib/clock.ts";
import { formatAge } from "../text/format-age.ts";
import { browserStore } from "./browser-store.ts";

// One ticker for all ages on the page. A component renders again only when its own words change.
const listeners = new Set<() => void>();
let cancelTick: (() => void) | undefined;
// Read once a tick, so that all ages of one painting are of one moment.
let tickedAt = systemClock.now();

function tick(): void {
  tickedAt = systemClock.now();
  cancelTick = systemClock.after(1_000, tick);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) tick();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    cancelTick?.();
    cancelTick = undefined;
  };
}

/** Whose clock gave a moment: the explorer's, or the cluster's whose object says it. */
export type ClockName = "explorer" | "cluster";

/**
 * How long ago `at` (RFC 3339) was by the clock that gave it, in words: "3 s", "10 m"; "" where there is no moment. Counted as the stream tells
 * of those clocks: a browser whose own is two hours off shows the same, and so does a cluster whose clock is.
 */
export function useAge(at: string | undefined, of: ClockName): string {
  return useSyncExternalStore(
    subscribe,
    () => (at === undefined ? "" : formatAge(tickedAt + offsetOf(of) - Date.parse(at))),
    () => "",
  );
}

/** Whether `at` was less than that long ago, by the clock that gave it; not where there is no moment. */
export function useIsWithin(at: string | undefined, milliseconds: number, of: ClockName): boolean {
  return useSyncExternalStore(
    subscribe,
    () => at !== undefined && tickedAt + offsetOf(of) - Date.parse(at) < milliseconds,
    () => false,
  );
}

function offsetOf(of: ClockName): number {
  const { skewMs = 0, aheadMs = 0 } = browserStore().connection;
  return of === "cluster" ? skewMs + aheadMs : skewMs;
}

/** How long ago a moment of this browser's own clock was, in words. */
export function useElapsed(since: number): string {
  return useSyncExternalStore(
    subscribe,
    () => formatAge(tickedAt - since),
    () => "",
  );
}
