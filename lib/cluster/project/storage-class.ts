import type { Meta } from "../../statefulset/objects/meta.ts";
import type { StorageClass } from "../../statefulset/objects/storage-class.ts";
import { toRaw, toRecord, toText } from "./raw.ts";

/** Defaults where a field is absent are those of storage.k8s.io/v1. */
export function projectStorageClass(meta: Meta, raw: unknown): StorageClass {
  const object = toRaw(raw);
  const annotations = toRaw(toRaw(object.metadata).annotations);
  return toRecord({
    ...meta,
    provisioner: toText(object.provisioner) ?? "",
    reclaimPolicy: toText(object.reclaimPolicy) ?? "Delete",
    bindingMode: toText(object.volumeBindingMode) ?? "Immediate",
    allowsExpansion: object.allowVolumeExpansion === true,
    isDefault: annotations["storageclass.kubernetes.io/is-default-class"] === "true",
  });
}
