"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { systemClock } from "@/lib/clock.ts";
import { LogReader, type LogState } from "./log-reader.ts";
import { type LogView, logQueryOf } from "./log-view.ts";
import { openLog } from "./open-log.ts";

/** A page that is out of view for so long reads no more until it is seen again: browsers open six connections to one host. */
const restMs = 10_000;

/** Reads the log of a view while mounted. Whoever uses it gives it a key that changes with what is read. */
export function useLog(namespace: string, name: string, view: LogView): { reader: LogReader; state: LogState } {
  const [reader] = useState(
    () => new LogReader({ clock: systemClock, open: (since, signal) => openLog(namespace, name, logQueryOf(view, since), signal) }),
  );
  const state = useSyncExternalStore(reader.subscribe, reader.read, reader.read);
  useEffect(() => readWhileSeen(reader), [reader]);
  return { reader, state };
}

function readWhileSeen(reader: LogReader): () => void {
  let cancelRest: (() => void) | undefined;
  const look = () => {
    cancelRest?.();
    cancelRest = undefined;
    if (document.visibilityState === "visible") reader.start();
    else cancelRest = systemClock.after(restMs, () => reader.stop());
  };
  look();
  document.addEventListener("visibilitychange", look);
  return () => {
    document.removeEventListener("visibilitychange", look);
    cancelRest?.();
    reader.stop();
  };
}
