import { systemClock } from "@/lib/clock.ts";
import { sharedName } from "../shell/address.ts";
import type { FromHub, ToHub } from "./hub-message.ts";

type Receive = (message: FromHub) => void;
type Post = (message: ToHub) => void;

/** A script that did not come is asked for again after this long: the explorer may be restarting. */
const againMs = 2_000;

/**
 * Connects this tab to the browser's hub by the best means there is: a shared worker; else what connect-alone finds (an insecure origin,
 * an old browser, a worker that is blocked), loaded only then. What is wanted while that is found out is said as soon as it is.
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
  // Of what is said before there is anybody to hear it, the last about topics is enough: it replaces what was wanted before.
  let waiting: ToHub | undefined;
  let post: Post = (message) => {
    if (message.type !== "check") waiting = message;
  };
  const load = () =>
    import("./connect-alone.ts").then(
      ({ connectAlone }) => {
        post = connectAlone(receive);
        if (waiting) post(waiting);
      },
      () => {
        systemClock.after(againMs, () => void load());
      },
    );
  void load();
  return (message) => post(message);
}
