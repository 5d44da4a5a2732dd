import { isTerminating } from "../../controllers/objects/pod.ts";
import { accessModesCell } from "./access-modes.ts";
import { admitClaimGrowth } from "./admit-claim-growth.ts";
import { ageOf } from "./human-duration.ts";
import { ageColumn, allVerbs, type ResourceDefinition, statusOf } from "./resource-definition.ts";
import { validateClaim } from "./validate-claim.ts";

export const persistentVolumeClaims: ResourceDefinition<"persistentvolumeclaims"> = {
  resource: "persistentvolumeclaims",
  group: "",
  version: "v1",
  kind: "PersistentVolumeClaim",
  singular: "persistentvolumeclaim",
  shortNames: ["pvc"],
  namespaced: true,
  verbs: allVerbs,
  subresources: [statusOf("PersistentVolumeClaim")],
  revalidates: ["update", "object"],
  columns: [
    { name: "Status", description: "Phase of the claim." },
    { name: "Volume", description: "The volume that is bound to the claim." },
    { name: "Capacity", description: "Size of the volume." },
    { name: "Access Modes", description: "Access modes of the volume." },
    { name: "StorageClass", description: "Storage class of the claim." },
    { name: "VolumeAttributesClass", description: "Volume attributes class of the claim." },
    ageColumn,
    { name: "VolumeMode", description: "Filesystem or Block.", priority: 1 },
  ],
  cells(claim, now) {
    const bound = claim.spec.volumeName !== undefined;
    return [
      claim.metadata.name,
      isTerminating(claim) ? "Terminating" : (claim.status?.phase ?? ""),
      claim.spec.volumeName ?? "",
      bound ? (claim.status?.capacity?.storage ?? "") : "",
      bound ? accessModesCell(claim.status?.accessModes) : "",
      claim.spec.storageClassName ?? "",
      "<unset>",
      ageOf(claim.metadata.creationTimestamp, now),
      claim.spec.volumeMode ?? "",
    ];
  },
  returnsDeleted: true,
  setDefaults: (claim) => ({ ...claim, spec: { ...claim.spec, volumeMode: claim.spec?.volumeMode ?? "Filesystem" } }),
  prepareForCreate(claim, context) {
    const storageClassName = claim.spec.storageClassName ?? context.defaultStorageClass();
    return {
      ...claim,
      metadata: { ...claim.metadata, finalizers: [...new Set([...(claim.metadata.finalizers ?? []), "kubernetes.io/pvc-protection"])] },
      spec: { ...claim.spec, ...(storageClassName !== undefined && { storageClassName }) },
      status: { phase: "Pending" },
    };
  },
  prepareForUpdate: admitClaimGrowth,
  validate: validateClaim,
};
