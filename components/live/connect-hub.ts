import { systemClock } from "@/lib/clock.ts";
import { sharedName } from "../shell/address.ts";
import type { FromHub, ToHub } from "./hub-message.ts";
import { StreamHub } from "./stream-hub.ts";
import { joinTabs } from "./tab-lead.ts";

type Receive = (message: FromHub) => void;
type Post = (message: ToHub) => void;

/**
 * Connects this tab to the browser's hub by the best means there is: a shared worker; else a tab that leads the others; else (an insecure
 * origin, an old browser) a hub of its own. Messages posted while the means is being found out are delivered in order.
 */
export function connectHub(receive: Receive): Post {
  if (typeof SharedWorker === "undefined") return connectWithoutWorker(receive);
  const worker = new SharedWorker(new URL("./stream-worker.ts", import.meta.url), {
    type: "module",
    name: sharedName("stream"),
  });
  let last: ToHub | undefined;
  let post: Post = (message) => worker.port.postMessage(message);
  worker.port.onmessage = (event: MessageEvent<FromHub>) => receive(event.data);
  // The worker's script may be blocked or missing: what was wanted last is then said again over the other way.
  worker.onerror = () => {
    worker.port.close();
    post = connectWithoutWorker(receive);
    if (last) post(last);
  };
  return (message) => {
    if (message.type === "want") last = message;
    post(message);
  };
}

function connectWithoutWorker(receive: Receive): Post {
  const createHub = () => new StreamHub({ open: (url) => new EventSource(url), clock: systemClock, random: Math.random });
  if (typeof BroadcastChannel !== "undefined" && navigator.locks) {
    return joinTabs({ receive, createHub, channel: new BroadcastChannel(sharedName("tabs")), locks: navigator.locks });
  }
  const hub = createHub();
  return (message) => hub.receive("self", receive, message);
}
