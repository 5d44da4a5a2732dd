import { ageOf } from "./human-duration.ts";
import { ageColumn, allVerbs, type ResourceDefinition } from "./resource-definition.ts";

export const serviceAccounts: ResourceDefinition<"serviceaccounts"> = {
  resource: "serviceaccounts",
  group: "",
  version: "v1",
  kind: "ServiceAccount",
  singular: "serviceaccount",
  shortNames: ["sa"],
  namespaced: true,
  verbs: allVerbs,
  subresources: [{ name: "token", kind: "TokenRequest", group: "authentication.k8s.io", version: "v1", verbs: ["create"] }],
  revalidates: ["update", "object"],
  returnsDeleted: true,
  columns: [ageColumn],
  cells: ({ metadata }, now) => [metadata.name, ageOf(metadata.creationTimestamp, now)],
};
