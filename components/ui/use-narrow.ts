"use client";
import { useSyncExternalStore } from "react";

// Below this a table of names would be all ellipses: rows become cards.
const query = "(max-width: 1023px)";

function subscribe(listener: () => void): () => void {
  const media = globalThis.matchMedia(query);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

/** Whether the window is too narrow for tables. The server takes it as wide; lists are only filled in the browser. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => globalThis.matchMedia(query).matches,
    () => false,
  );
}
