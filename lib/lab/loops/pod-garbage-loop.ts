import { decidePodGarbage, podGarbagePeriodMs } from "../../controllers/nodes/decide-pod-garbage.ts";
import { carryOut } from "./carry-out.ts";
import type { LoopContext } from "./loop-context.ts";

/** Runs the pod garbage collector, which looks at all pods every 20 s. Answers how to stop it. */
export function runPodGarbageLoop(context: LoopContext): () => void {
  const { store, clock } = context;
  /** When a node that pods are bound to was first found to be away. */
  const goneSince = new Map<string, number>();
  const collect = () => {
    const now = clock.now();
    for (const pod of store.list("pods")) {
      const { nodeName = "" } = pod.spec;
      const node = store.get("nodes", "", nodeName);
      if (node) goneSince.delete(nodeName);
      else if (nodeName !== "" && !goneSince.has(nodeName)) goneSince.set(nodeName, now);
      carryOut(context, decidePodGarbage({ pod, node, nodeGoneMs: now - (goneSince.get(nodeName) ?? now) }, now));
    }
  };
  let cancel = () => {};
  const again = () => {
    cancel = clock.after(podGarbagePeriodMs, () => {
      collect();
      again();
    });
  };
  again();
  return () => cancel();
}
