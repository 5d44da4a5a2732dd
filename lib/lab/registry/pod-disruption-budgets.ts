import { ageOf } from "./human-duration.ts";
import { ageColumn, allVerbs, type ResourceDefinition, statusOf } from "./resource-definition.ts";
import { validateDisruptionBudget } from "./validate-disruption-budget.ts";

export const podDisruptionBudgets: ResourceDefinition<"poddisruptionbudgets"> = {
  resource: "poddisruptionbudgets",
  group: "policy",
  version: "v1",
  kind: "PodDisruptionBudget",
  singular: "poddisruptionbudget",
  shortNames: ["pdb"],
  namespaced: true,
  verbs: allVerbs,
  subresources: [statusOf("PodDisruptionBudget")],
  revalidates: [],
  columns: [
    { name: "Min Available", description: "Pods that have to stay available." },
    { name: "Max Unavailable", description: "Pods that may be unavailable." },
    { name: "Allowed Disruptions", type: "integer", description: "Pods that may be evicted now." },
    ageColumn,
  ],
  cells: ({ metadata, spec, status }, now) => [
    metadata.name,
    String(spec.minAvailable ?? "N/A"),
    String(spec.maxUnavailable ?? "N/A"),
    status?.disruptionsAllowed ?? 0,
    ageOf(metadata.creationTimestamp, now),
  ],
  counts: true,
  prepareForCreate: (budget) => ({
    ...budget,
    spec: budget.spec ?? {},
    status: { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
  }),
  validate: validateDisruptionBudget,
};
