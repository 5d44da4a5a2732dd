import { type Kind, kinds } from "../../statefulset/objects/kinds.ts";

/** Kinds that are not watched, only asked for when somebody wants to act. */
type AskedKind = "configmaps" | "deployments" | "horizontalpodautoscalers" | "poddisruptionbudgets" | "resourcequotas";

/** Every kind that a path may be built for, by its resource name in the API. */
export type Resource = Kind | AskedKind;

/** Where each of them lives in the API. */
export const resources: Readonly<Record<Resource, { group: string; version: string; kind: string; namespaced: boolean }>> = {
  ...kinds,
  configmaps: { group: "", version: "v1", kind: "ConfigMap", namespaced: true },
  deployments: { group: "apps", version: "v1", kind: "Deployment", namespaced: true },
  horizontalpodautoscalers: { group: "autoscaling", version: "v2", kind: "HorizontalPodAutoscaler", namespaced: true },
  poddisruptionbudgets: { group: "policy", version: "v1", kind: "PodDisruptionBudget", namespaced: true },
  resourcequotas: { group: "", version: "v1", kind: "ResourceQuota", namespaced: true },
};
