import { ageOf } from "./human-duration.ts";
import { ageColumn, type ResourceDefinition, readVerbs } from "./resource-definition.ts";

export const replicaSets: ResourceDefinition<"replicasets"> = {
  resource: "replicasets",
  group: "apps",
  version: "v1",
  kind: "ReplicaSet",
  singular: "replicaset",
  shortNames: ["rs"],
  categories: ["all"],
  namespaced: true,
  verbs: readVerbs,
  subresources: [{ name: "status", kind: "ReplicaSet", verbs: ["get"] }],
  columns: [
    { name: "Desired", type: "integer", description: "Number of pods that are wanted." },
    { name: "Current", type: "integer", description: "Number of pods that there are." },
    { name: "Ready", type: "integer", description: "Number of pods that are ready." },
    ageColumn,
    { name: "Containers", description: "Names of each container in the template.", priority: 1 },
    { name: "Images", description: "Images referenced by each container in the template.", priority: 1 },
    { name: "Selector", description: "Labels of the pods.", priority: 1 },
  ],
  cells({ metadata, spec, status }, now) {
    const { containers } = spec.template.spec;
    return [
      metadata.name,
      spec.replicas ?? 1,
      status?.replicas ?? 0,
      status?.readyReplicas ?? 0,
      ageOf(metadata.creationTimestamp, now),
      containers.map((container) => container.name).join(","),
      containers.map((container) => container.image).join(","),
      Object.entries(spec.selector.matchLabels ?? {})
        .map(([key, value]) => `${key}=${value}`)
        .join(","),
    ];
  },
  prepare: (set) => ({ ...set, metadata: { ...set.metadata, generation: 1 }, status: { replicas: 0 } }),
};
