import { evictPod } from "./evict-pod.ts";
import type { FaultDefinition } from "./fault-definition.ts";

export const podEvicted: FaultDefinition<"pod-evicted"> = {
  name: "pod-evicted",
  group: "pods",
  title: "A pod is evicted",
  does: "Asks the eviction API to remove the pod, as a drain does. A disruption budget may refuse. It is over at once.",
  seen: "The pod ends gracefully and the set makes its next life, with the same claim.",
  fields: [{ name: "pod", label: "Pod", kind: "target", from: "pods" }],
  target: ({ pod }) => pod,
  set(levers, { pod }) {
    const [namespace = "", name = ""] = pod.split("/");
    evictPod(levers, namespace, name);
    return undefined;
  },
};
