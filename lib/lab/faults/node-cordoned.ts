import { cordonNode } from "./cordon-node.ts";
import type { FaultDefinition } from "./fault-definition.ts";

export const nodeCordoned: FaultDefinition<"node-cordoned"> = {
  name: "node-cordoned",
  group: "nodes",
  title: "A node is cordoned",
  does: "Marks the node as unschedulable. Pods that run there stay.",
  seen: "New pods go to other nodes. One whose volume lies on this node stays Pending, and says why.",
  fields: [{ name: "node", label: "Node", kind: "target", from: "nodes" }],
  target: ({ node }) => node,
  set: ({ store }, { node }) => cordonNode(store, node),
};
