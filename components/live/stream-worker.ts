import { systemClock } from "@/lib/clock.ts";
import type { ToHub } from "./hub-message.ts";
import { StreamHub } from "./stream-hub.ts";

// The shared worker: one for all tabs of this browser. Six tabs would otherwise use up the connections that HTTP/1.1 allows to one origin.
interface SharedWorkerScope {
  addEventListener(type: "connect", listener: (event: MessageEvent) => void): void;
}

// As all scripts the worker's lies under the base path; with what components/shell/address.ts asks the bundler would put in a whole `process`.
const [basePath] = globalThis.location.pathname.split("/_next/");
const hub = new StreamHub({ open: (path) => new EventSource(`${basePath}${path}`), clock: systemClock, random: Math.random });
let tabs = 0;

(globalThis as unknown as SharedWorkerScope).addEventListener("connect", (event) => {
  const port = event.ports[0];
  if (!port) return;
  tabs += 1;
  const id = String(tabs);
  port.onmessage = (message: MessageEvent<ToHub>) => hub.receive(id, (answer) => port.postMessage(answer), message.data);
});
