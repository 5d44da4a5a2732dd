import { ageOf } from "./human-duration.ts";
import { ageColumn, allVerbs, type ResourceDefinition } from "./resource-definition.ts";

export const defaultClassAnnotation = "storageclass.kubernetes.io/is-default-class";

export const storageClasses: ResourceDefinition<"storageclasses"> = {
  resource: "storageclasses",
  group: "storage.k8s.io",
  version: "v1",
  kind: "StorageClass",
  singular: "storageclass",
  shortNames: ["sc"],
  namespaced: false,
  verbs: allVerbs,
  subresources: [],
  revalidates: ["object", "update"],
  returnsDeleted: true,
  columns: [
    { name: "Provisioner", description: "Who makes the volumes." },
    { name: "ReclaimPolicy", description: "What becomes of a volume when its claim goes." },
    { name: "VolumeBindingMode", description: "When volumes are made and bound." },
    { name: "AllowVolumeExpansion", description: "Whether volumes can grow." },
    ageColumn,
  ],
  cells(storageClass, now) {
    const isDefault = storageClass.metadata.annotations?.[defaultClassAnnotation] === "true";
    return [
      isDefault ? `${storageClass.metadata.name} (default)` : storageClass.metadata.name,
      storageClass.provisioner,
      storageClass.reclaimPolicy,
      storageClass.volumeBindingMode,
      storageClass.allowVolumeExpansion === true,
      ageOf(storageClass.metadata.creationTimestamp, now),
    ];
  },
};
