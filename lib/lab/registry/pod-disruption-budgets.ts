import { ageOf } from "./human-duration.ts";
import { ageColumn, type ResourceDefinition, readVerbs } from "./resource-definition.ts";

export const podDisruptionBudgets: ResourceDefinition<"poddisruptionbudgets"> = {
  resource: "poddisruptionbudgets",
  group: "policy",
  version: "v1",
  kind: "PodDisruptionBudget",
  singular: "poddisruptionbudget",
  shortNames: ["pdb"],
  namespaced: true,
  verbs: readVerbs,
  subresources: [{ name: "status", kind: "PodDisruptionBudget", verbs: ["get"] }],
  columns: [
    { name: "Min Available", description: "Pods that have to stay available." },
    { name: "Max Unavailable", description: "Pods that may be unavailable." },
    { name: "Allowed Disruptions", type: "integer", description: "Pods that may be evicted now." },
    ageColumn,
  ],
  cells: ({ metadata, spec, status }, now) => [
    metadata.name,
    spec.minAvailable ?? "N/A",
    spec.maxUnavailable ?? "N/A",
    status?.disruptionsAllowed ?? 0,
    ageOf(metadata.creationTimestamp, now),
  ],
  prepare: (budget) => ({
    ...budget,
    metadata: { ...budget.metadata, generation: 1 },
    status: { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
  }),
};
