import type { WireClaim, WirePersistentVolume, WireStorageClass } from "../objects/claim.ts";

export const selectedNodeAnnotation = "volume.kubernetes.io/selected-node";

export interface ClaimDecision {
  /** To be created first, when it is not there yet. */
  volume: WirePersistentVolume;
  claim: WireClaim;
}

/**
 * What a provisioner and the volume binder make of a claim, or undefined while nothing is to be done: bound already, without a class,
 * or waiting for the first pod that uses it to be given a node (WaitForFirstConsumer). `path` is where the volume's data lie.
 */
export function decideClaim(
  claim: WireClaim,
  storageClass: WireStorageClass | undefined,
  path: (volume: string) => string,
): ClaimDecision | undefined {
  if (!storageClass || claim.spec.volumeName !== undefined || claim.metadata.deletionTimestamp !== undefined) return undefined;
  const node = claim.metadata.annotations?.[selectedNodeAnnotation];
  if (storageClass.volumeBindingMode === "WaitForFirstConsumer" && node === undefined) return undefined;
  const volume = volumeFor(claim, storageClass, path, node);
  return { volume, claim: boundClaim(claim, storageClass, volume) };
}

function volumeFor(
  claim: WireClaim,
  storageClass: WireStorageClass,
  path: (volume: string) => string,
  node?: string,
): WirePersistentVolume {
  const { name, namespace = "", uid = "" } = claim.metadata;
  const volume = `pvc-${uid}`;
  const here = { key: "kubernetes.io/hostname", operator: "In", values: [node] };
  return {
    apiVersion: "v1",
    kind: "PersistentVolume",
    metadata: {
      name: volume,
      annotations: { "pv.kubernetes.io/provisioned-by": storageClass.provisioner },
      finalizers: ["kubernetes.io/pv-protection"],
    },
    spec: {
      capacity: { storage: claim.spec.resources?.requests?.storage ?? "0" },
      hostPath: { path: path(volume), type: "DirectoryOrCreate" },
      accessModes: claim.spec.accessModes ?? [],
      claimRef: { apiVersion: "v1", kind: "PersistentVolumeClaim", namespace, name, uid },
      persistentVolumeReclaimPolicy: storageClass.reclaimPolicy,
      storageClassName: storageClass.metadata.name,
      volumeMode: claim.spec.volumeMode ?? "Filesystem",
      ...(node !== undefined && { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [here] }] } } }),
    },
    status: { phase: "Bound" },
  };
}

function boundClaim(claim: WireClaim, storageClass: WireStorageClass, volume: WirePersistentVolume): WireClaim {
  const annotations = {
    ...claim.metadata.annotations,
    "pv.kubernetes.io/bind-completed": "yes",
    "pv.kubernetes.io/bound-by-controller": "yes",
    "volume.beta.kubernetes.io/storage-provisioner": storageClass.provisioner,
    "volume.kubernetes.io/storage-provisioner": storageClass.provisioner,
  };
  return {
    ...claim,
    metadata: { ...claim.metadata, annotations },
    spec: { ...claim.spec, volumeName: volume.metadata.name },
    status: { phase: "Bound", accessModes: volume.spec.accessModes, capacity: volume.spec.capacity },
  };
}
