import type { WireNode } from "../../controllers/objects/cluster-objects.ts";
import { ageOf } from "./human-duration.ts";
import { ageColumn, allVerbs, type ResourceDefinition, statusOf } from "./resource-definition.ts";

export const nodes: ResourceDefinition<"nodes"> = {
  resource: "nodes",
  group: "",
  version: "v1",
  kind: "Node",
  singular: "node",
  shortNames: ["no"],
  namespaced: false,
  verbs: allVerbs,
  subresources: [statusOf("Node")],
  revalidates: ["object", "update"],
  columns: [
    { name: "Status", description: "Whether the node is ready." },
    { name: "Roles", description: "Roles of the node." },
    ageColumn,
    { name: "Version", description: "Version of the node's kubelet." },
    { name: "Internal-IP", description: "Address within the cluster.", priority: 1 },
    { name: "External-IP", description: "Address from outside.", priority: 1 },
    { name: "OS-Image", description: "Operating system.", priority: 1 },
    { name: "Kernel-Version", description: "Kernel.", priority: 1 },
    { name: "Container-Runtime", description: "What runs the containers.", priority: 1 },
  ],
  fieldNames: ["spec.unschedulable"],
  fields: (node) => ({ "spec.unschedulable": String(node.spec.unschedulable === true) }),
  cells(node, now) {
    const info = node.status.nodeInfo;
    const isReady = node.status.conditions.some(({ type, status }) => type === "Ready" && status === "True");
    return [
      node.metadata.name,
      `${isReady ? "Ready" : "NotReady"}${node.spec.unschedulable ? ",SchedulingDisabled" : ""}`,
      "<none>",
      ageOf(node.metadata.creationTimestamp, now),
      info.kubeletVersion,
      addressOf(node, "InternalIP"),
      addressOf(node, "ExternalIP"),
      info.osImage,
      info.kernelVersion,
      info.containerRuntimeVersion,
    ];
  },
};

function addressOf(node: WireNode, type: string): string {
  return node.status.addresses.find((address) => address.type === type)?.address ?? "<none>";
}
