import type { WireClaim, WirePersistentVolume, WireStorageClass } from "../objects/claim.ts";
import { isTerminating } from "../objects/pod.ts";
import { provisionerAnnotation, selectedNodeAnnotation } from "./decide-claim.ts";

export const provisionedByAnnotation = "pv.kubernetes.io/provisioned-by";
export const volumeProtection = "kubernetes.io/pv-protection";

/**
 * The volume that a provisioner makes for a claim, or undefined while it has nothing to do: the claim has a volume, is not its own, or waits for a node to be chosen. `path` is where the volume's
 * data lie. It stays on the node that was chosen, as a local directory does.
 */
export function provisionVolume(
  claim: WireClaim,
  storageClass: WireStorageClass | undefined,
  path: (volume: string) => string,
): WirePersistentVolume | undefined {
  if (!storageClass || claim.spec.volumeName || isTerminating(claim)) return undefined;
  if (claim.metadata.annotations?.[provisionerAnnotation] !== storageClass.provisioner) return undefined;
  const node = claim.metadata.annotations?.[selectedNodeAnnotation];
  if (storageClass.volumeBindingMode === "WaitForFirstConsumer" && node === undefined) return undefined;
  const { name, namespace = "", uid = "" } = claim.metadata;
  const volume = `pvc-${uid}`;
  const here = { key: "kubernetes.io/hostname", operator: "In", values: [node ?? ""] };
  return {
    apiVersion: "v1",
    kind: "PersistentVolume",
    metadata: {
      name: volume,
      annotations: { [provisionedByAnnotation]: storageClass.provisioner },
      finalizers: [volumeProtection],
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
    status: { phase: "Pending" },
  };
}
