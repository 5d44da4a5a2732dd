import { isTerminating, type WirePod } from "../../controllers/objects/pod.ts";
import { toWireTime } from "../../controllers/wire-time.ts";
import { deletePod } from "../registry/delete-pod.ts";
import type { LoopsOnTestClock } from "./loops-on-test-clock.ts";

/** A node on which every pod is ready so long after it was bound, and gone so long after it was told to end. Answers how to stop it. */
export function runTimedNode({ store, clock }: LoopsOnTestClock, bootMs: number, endMs: number): () => void {
  const known = new Set<string>();
  return store.subscribe(({ resource, type, object }) => {
    if (resource !== "pods" || type === "DELETED") return;
    const { uid = "", namespace = "", name } = object.metadata;
    const find = (): WirePod | undefined => {
      const pod = store.get("pods", namespace, name);
      return pod?.metadata.uid === uid ? pod : undefined;
    };
    const once = (what: string, delayMs: number, run: (pod: WirePod) => void) => {
      if (known.has(`${what} ${uid}`)) return;
      known.add(`${what} ${uid}`);
      clock.after(delayMs, () => {
        const pod = find();
        if (pod) run(pod);
      });
    };
    if (isTerminating(object)) once("end", endMs, (pod) => deletePod(store, pod, clock.now(), 0));
    else if (object.spec.nodeName !== undefined) {
      once("boot", bootMs, (pod) => {
        const ready = { type: "Ready", status: "True", lastTransitionTime: toWireTime(clock.now()) } as const;
        const conditions = [...(pod.status?.conditions ?? []).filter((condition) => condition.type !== "Ready"), ready];
        store.update("pods", { ...pod, status: { ...pod.status, phase: "Running", conditions } });
      });
    }
  });
}
