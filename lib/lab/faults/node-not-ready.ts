import { AppError } from "../../errors.ts";
import type { FaultDefinition } from "./fault-definition.ts";

export const nodeNotReady: FaultDefinition<"node-not-ready"> = {
  name: "node-not-ready",
  group: "nodes",
  title: "A node is cut off",
  does: "The node's kubelet says nothing any more and does nothing it is told. What runs there runs on, out of reach of logs, exec and the network.",
  seen: "After 50 s the node is NotReady and its pods are not Ready; after 5 m they are Terminating, and a StatefulSet replaces none until the node is back or they are deleted by force.",
  fields: [{ name: "node", label: "Node", kind: "target", from: "nodes" }],
  target: ({ node }) => node,
  set({ nodes, store }, { node }) {
    if (!store.get("nodes", "", node)) throw new AppError("not_found", `There is no node ${node} in the lab.`);
    return nodes.silence(node);
  },
};
