import { isTerminating } from "../../controllers/objects/pod.ts";
import { accessModesCell } from "./access-modes.ts";
import { ageOf } from "./human-duration.ts";
import { ageColumn, allVerbs, type ResourceDefinition, statusOf } from "./resource-definition.ts";

export const persistentVolumes: ResourceDefinition<"persistentvolumes"> = {
  resource: "persistentvolumes",
  group: "",
  version: "v1",
  kind: "PersistentVolume",
  singular: "persistentvolume",
  shortNames: ["pv"],
  namespaced: false,
  verbs: allVerbs,
  subresources: [statusOf("PersistentVolume")],
  revalidates: ["object", "object"],
  returnsDeleted: true,
  columns: [
    { name: "Capacity", description: "Size of the volume." },
    { name: "Access Modes", description: "Ways in which the volume can be mounted." },
    { name: "Reclaim Policy", description: "What becomes of the volume when its claim goes." },
    { name: "Status", description: "Phase of the volume." },
    { name: "Claim", description: "The claim that the volume is bound to." },
    { name: "StorageClass", description: "Storage class of the volume." },
    { name: "VolumeAttributesClass", description: "Volume attributes class of the volume." },
    { name: "Reason", description: "Why the volume is in this state." },
    ageColumn,
    { name: "VolumeMode", description: "Filesystem or Block.", priority: 1 },
  ],
  cells(volume, now) {
    const { spec } = volume;
    return [
      volume.metadata.name,
      spec.capacity.storage,
      accessModesCell(spec.accessModes),
      spec.persistentVolumeReclaimPolicy,
      isTerminating(volume) ? "Terminating" : (volume.status?.phase ?? ""),
      spec.claimRef ? `${spec.claimRef.namespace}/${spec.claimRef.name}` : "",
      spec.storageClassName ?? "",
      "<unset>",
      "",
      ageOf(volume.metadata.creationTimestamp, now),
      spec.volumeMode,
    ];
  },
};
