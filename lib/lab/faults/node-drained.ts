import { isTerminating } from "../../controllers/objects/pod.ts";
import { AppError } from "../../errors.ts";
import { cordonNode } from "./cordon-node.ts";
import { evictPod } from "./evict-pod.ts";
import type { FaultDefinition } from "./fault-definition.ts";
import type { End, Levers } from "./levers.ts";

/** As kubectl: an eviction that is refused is asked for again after so long. */
const againMs = 5000;

export const nodeDrained: FaultDefinition<"node-drained"> = {
  name: "node-drained",
  group: "nodes",
  title: "A node is drained",
  does: "Cordons the node and evicts every pod on it; those that a disruption budget holds are asked again every 5 s.",
  seen: "Its pods end, a few at a time where there are budgets. Their next lives go elsewhere, or wait where their volume lies on this node.",
  fields: [{ name: "node", label: "Node", kind: "target", from: "nodes" }],
  target: ({ node }) => node,
  set: drain,
};

function drain(levers: Levers, { node }: { node: string }): End {
  const uncordon = cordonNode(levers.store, node);
  let cancel = () => {};
  const evictAll = () => {
    const pods = levers.store.list("pods").filter((pod) => pod.spec.nodeName === node);
    for (const { metadata } of pods.filter((pod) => !isTerminating(pod))) tryToEvict(levers, metadata.namespace ?? "", metadata.name);
    if (pods.length > 0) cancel = levers.clock.after(againMs, evictAll);
  };
  evictAll();
  return () => {
    cancel();
    return uncordon();
  };
}

function tryToEvict(levers: Levers, namespace: string, name: string): void {
  try {
    evictPod(levers, namespace, name);
  } catch (error) {
    // A budget says no, or the pod has just gone: both are looked at again.
    if (!(error instanceof AppError)) throw error;
  }
}
