import { systemClock } from "@/lib/clock.ts";
import { addressOf, sharedName } from "../shell/address.ts";
import type { FromHub, ToHub } from "./hub-message.ts";
import { StreamHub } from "./stream-hub.ts";
import { joinTabs } from "./tab-lead.ts";

/** Connects this tab without a shared worker: to the tab that leads the others, else to a hub of its own. Answers what talks to it. */
export function connectAlone(receive: (message: FromHub) => void): (message: ToHub) => void {
  const createHub = () => new StreamHub({ open: (path) => new EventSource(addressOf(path)), clock: systemClock, random: Math.random });
  if (typeof BroadcastChannel !== "undefined" && navigator.locks) {
    return joinTabs({ receive, createHub, channel: new BroadcastChannel(sharedName("tabs")), locks: navigator.locks });
  }
  const hub = createHub();
  return (message) => hub.receive("self", receive, message);
}
