import type { WireReplicaSet } from "../../controllers/objects/deployment.ts";
import { type FieldError, negative } from "./field-error.ts";
import { ageOf } from "./human-duration.ts";
import { preparedTemplate } from "./pod-defaults.ts";
import { ageColumn, allVerbs, type ResourceDefinition, scale, statusOf } from "./resource-definition.ts";
import { selectorText } from "./selector-text.ts";
import { validateSameSelector, validateSelectedTemplate } from "./validate-template.ts";

export const replicaSets: ResourceDefinition<"replicasets"> = {
  resource: "replicasets",
  group: "apps",
  version: "v1",
  kind: "ReplicaSet",
  singular: "replicaset",
  shortNames: ["rs"],
  categories: ["all"],
  namespaced: true,
  verbs: allVerbs,
  subresources: [scale, statusOf("ReplicaSet")],
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
      selectorText(spec.selector),
    ];
  },
  counts: true,
  setDefaults: (set) => ({
    ...set,
    spec: { ...set.spec, replicas: set.spec?.replicas ?? 1, template: preparedTemplate(set.spec?.template) },
  }),
  prepareForCreate: (set) => ({ ...set, status: { replicas: 0 } }),
  validate,
};

/** ValidateReplicaSet and its update. */
function validate({ spec }: WireReplicaSet, old?: WireReplicaSet): FieldError[] {
  return [
    ...negative("spec.replicas", spec.replicas),
    ...negative("spec.minReadySeconds", spec.minReadySeconds),
    ...validateSelectedTemplate(spec, "deployment"),
    ...validateSameSelector(spec, old?.spec),
  ];
}
