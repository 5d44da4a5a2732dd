import { systemClock } from "@/lib/clock.ts";
import { connectHub } from "./connect-hub.ts";
import { LiveStore } from "./live-store.ts";

let store: LiveStore | undefined;

/** This tab's store, made when the first component asks. Only for the browser: server rendering has no live data. */
export function browserStore(): LiveStore {
  if (!store) {
    const made = new LiveStore(connectHub, systemClock);
    globalThis.addEventListener("pagehide", () => made.leave());
    globalThis.addEventListener("pageshow", (event) => event.persisted && made.wake());
    globalThis.addEventListener("online", () => made.wake());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && made.wake());
    store = made;
  }
  return store;
}
