import { sharedName } from "../shell/address.ts";
import type { FromHub, ToHub } from "./hub-message.ts";
import type { StreamHub } from "./stream-hub.ts";

/** What goes over the channel: to the leader, to one tab, or the leader's word that it took over. */
type Packet = { kind: "up"; from: string; message: ToHub } | { kind: "down"; to: string; message: FromHub } | { kind: "lead" };

export interface TabLeadOptions {
  receive: (message: FromHub) => void;
  createHub: () => StreamHub;
  channel: Pick<BroadcastChannel, "postMessage" | "onmessage">;
  locks: Pick<LockManager, "request">;
}

/**
 * Joins the tabs of this browser under one leader, which holds the hub: the tab that holds the lock. When it closes, the browser gives the
 * lock to the next one, which says so, and every tab tells it what it wants. Answers the function that talks to the hub, wherever it is.
 */
export function joinTabs({ receive, createHub, channel, locks }: TabLeadOptions): (message: ToHub) => void {
  const self = globalThis.crypto.randomUUID();
  let hub: StreamHub | undefined;
  let wanted: ToHub | undefined;

  const post = (message: ToHub) => {
    if (message.type !== "check") wanted = message;
    if (hub) hub.receive(self, receive, message);
    else channel.postMessage({ kind: "up", from: self, message } satisfies Packet);
  };
  channel.onmessage = ({ data }: MessageEvent<Packet>) => {
    if (data.kind === "lead" && wanted) post(wanted);
    else if (data.kind === "down" && data.to === self) receive(data.message);
    else if (data.kind === "up") {
      hub?.receive(data.from, (message) => channel.postMessage({ kind: "down", to: data.from, message } satisfies Packet), data.message);
    }
  };
  void locks.request(sharedName("lead"), () => {
    hub = createHub();
    channel.postMessage({ kind: "lead" } satisfies Packet);
    if (wanted) post(wanted);
    return new Promise<never>(() => undefined);
  });
  return post;
}
