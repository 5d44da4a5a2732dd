import type { WireClaim } from "../../controllers/objects/claim.ts";
import type { WireStatefulSet } from "../../controllers/objects/stateful-set.ts";
import { ageOf } from "./human-duration.ts";
import { isLabel } from "./names.ts";
import { preparedTemplate } from "./pod-defaults.ts";
import { ageColumn, allVerbs, type PrepareContext, type ResourceDefinition, scale, statusOf } from "./resource-definition.ts";
import { validateStatefulSet } from "./validate-stateful-set.ts";

export const statefulSets: ResourceDefinition<"statefulsets"> = {
  resource: "statefulsets",
  group: "apps",
  version: "v1",
  kind: "StatefulSet",
  singular: "statefulset",
  shortNames: ["sts"],
  categories: ["all"],
  namespaced: true,
  verbs: allVerbs,
  subresources: [scale, statusOf("StatefulSet")],
  columns: [
    { name: "Ready", description: "Number of the pod with ready state" },
    ageColumn,
    { name: "Containers", description: "Names of each container in the template.", priority: 1 },
    { name: "Images", description: "Images referenced by each container in the template.", priority: 1 },
  ],
  cells(set, now) {
    const { containers } = set.spec.template.spec;
    return [
      set.metadata.name,
      `${set.status?.readyReplicas ?? 0}/${set.spec.replicas ?? 0}`,
      ageOf(set.metadata.creationTimestamp, now),
      containers.map((container) => container.name).join(","),
      containers.map((container) => container.image).join(","),
    ];
  },
  counts: true,
  nameRule: isLabel,
  setDefaults,
  prepareForCreate: (set) => ({ ...set, status: { replicas: 0, availableReplicas: 0 } }),
  validate: validateStatefulSet,
};

/** SetDefaults_StatefulSet. While the gate of maxUnavailable is off, as in 1.35.4, the field is dropped. */
function setDefaults(set: WireStatefulSet, { behaviour }: PrepareContext): WireStatefulSet {
  const spec: Partial<WireStatefulSet["spec"]> = set.spec ?? {};
  const { type, rollingUpdate } = spec.updateStrategy ?? {};
  const rolling = {
    partition: rollingUpdate?.partition ?? 0,
    ...(behaviour.maxUnavailable && { maxUnavailable: rollingUpdate?.maxUnavailable ?? 1 }),
  };
  const updateStrategy = type
    ? { type, ...(rollingUpdate && { rollingUpdate: rolling }) }
    : { type: "RollingUpdate", rollingUpdate: rolling };
  return {
    ...set,
    spec: {
      ...(spec as WireStatefulSet["spec"]),
      serviceName: spec.serviceName ?? "",
      replicas: spec.replicas ?? 1,
      podManagementPolicy: spec.podManagementPolicy ?? "OrderedReady",
      updateStrategy,
      revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
      persistentVolumeClaimRetentionPolicy: { whenDeleted: "Retain", whenScaled: "Retain", ...spec.persistentVolumeClaimRetentionPolicy },
      template: preparedTemplate(spec.template),
      ...(spec.volumeClaimTemplates && { volumeClaimTemplates: spec.volumeClaimTemplates.map(claimTemplate) }),
    },
  };
}

function claimTemplate(template: WireClaim): WireClaim {
  return {
    ...template,
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    spec: { ...template.spec, volumeMode: template.spec?.volumeMode ?? "Filesystem" },
    status: { phase: "Pending" },
  };
}
