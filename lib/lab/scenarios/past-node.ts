import { isTerminating, type WirePod } from "../../controllers/objects/pod.ts";
import type { VirtualClock } from "../clocks/virtual-clock.ts";
import { deletePod } from "../registry/delete-pod.ts";
import type { Store } from "../store/store.ts";
import { type PastRestart, pastPodStatus } from "./past-pod-status.ts";

/** From a pod's node to a pod that is ready, and from its deletion to its end. */
const startMs = 3000;
const stopMs = 1000;

/** The node's part of the past: every pod starts, is ready, and stops when it is told to. Nothing really runs. `address` gives a pod on that node one. */
export function runPastNode(
  store: Store,
  clock: VirtualClock,
  address: (node: string) => string,
  restarts: Readonly<Record<string, PastRestart>>,
): () => void {
  const find = ({ metadata }: WirePod): WirePod | undefined => {
    const pod = store.get("pods", metadata.namespace ?? "", metadata.name);
    return pod?.metadata.uid === metadata.uid ? pod : undefined;
  };
  const start = (pod: WirePod) => {
    const podIP = address(pod.spec.nodeName ?? "");
    const node = store.get("nodes", "", pod.spec.nodeName ?? "");
    const hostIP = node?.status.addresses.find(({ type }) => type === "InternalIP")?.address ?? "";
    store.update("pods", { ...pod, status: pastPodStatus(pod, { podIP, hostIP, startedAt: clock.now(), restarts }) });
  };
  return store.subscribe(({ resource, type, object }) => {
    if (resource !== "pods" || type === "DELETED") return;
    const wasReady = object.status?.podIP !== undefined;
    if (isTerminating(object)) {
      clock.after(stopMs, () => {
        const pod = find(object);
        if (pod) deletePod(store, pod, clock.now(), 0);
      });
    } else if (object.spec.nodeName !== undefined && !wasReady) {
      clock.after(startMs, () => {
        const pod = find(object);
        if (pod && !isTerminating(pod) && pod.status?.podIP === undefined) start(pod);
      });
    }
  });
}
