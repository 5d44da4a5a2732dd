import { type Kind, kinds } from "../../statefulset/objects/kinds.ts";

/** Kinds that are not watched, only asked for when somebody wants to act. */
type AskedKind = "horizontalpodautoscalers" | "poddisruptionbudgets";

/** Every kind that a path may be built for, by its resource name in the API. */
export type Resource = Kind | AskedKind;

/** Where each of them lives in the API. */
export const resources: Readonly<Record<Resource, { group: string; version: string; kind: string; namespaced: boolean }>> = {
  ...kinds,
  horizontalpodautoscalers: { group: "autoscaling", version: "v2", kind: "HorizontalPodAutoscaler", namespaced: true },
  poddisruptionbudgets: { group: "policy", version: "v1", kind: "PodDisruptionBudget", namespaced: true },
};
