"use client";
import { useSyncExternalStore } from "react";
import { systemClock } from "@/lib/clock.ts";
import { browserStore } from "../live/browser-store.ts";

const stepMs = 1_000;

/** The time by the cluster's clock, in milliseconds, and again every second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read, () => 0);
}

let now = 0;

function read(): number {
  if (now === 0) now = clusterNow();
  return now;
}

function clusterNow(): number {
  const { skewMs = 0, aheadMs = 0 } = browserStore().connection;
  return Math.floor((systemClock.now() + skewMs + aheadMs) / stepMs) * stepMs;
}

const listeners = new Set<() => void>();
let cancel: (() => void) | undefined;

function tick(): void {
  now = clusterNow();
  cancel = systemClock.after(stepMs, tick);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) cancel?.();
  };
}
