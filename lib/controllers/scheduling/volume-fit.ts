import { bindCompletedAnnotation } from "../claims/bind.ts";
import { noProvisioner, selectedNodeAnnotation } from "../claims/decide-claim.ts";
import { findVolume } from "../claims/find-volume.ts";
import type { WireClaim, WirePersistentVolume, WireStorageClass } from "../objects/claim.ts";
import { isTerminating, type WirePod } from "../objects/pod.ts";
import type { NodeRoom, Refusal } from "./node-room.ts";
import { nodeSelectorMatches } from "./node-selector.ts";

/** What the scheduler knows of storage. */
export interface StorageView {
  claim(namespace: string, name: string): WireClaim | undefined;
  volume(name: string): WirePersistentVolume | undefined;
  storageClass(name: string): WireStorageClass | undefined;
  /** Volumes that are nobody's, or kept for the claim. */
  freeFor(claim: WireClaim): readonly WirePersistentVolume[];
}

/** A pod's claims: bound ones with their volumes, and those that are bound when a node is chosen. */
export interface PodClaims {
  bound: { claim: WireClaim; volume: WirePersistentVolume | undefined }[];
  delayed: { claim: WireClaim; storageClass: WireStorageClass }[];
}

const noVolume = "node(s) didn't find available persistent volumes to bind";
const otherNode = "node(s) didn't match PersistentVolume's node affinity";
const lostVolume = "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)";

/** The pod's claims, or why no node can take it before something about them changes (VolumeBinding's PreFilter). */
export function claimsForScheduling(pod: WirePod, storage: StorageView): PodClaims | { problem: string } {
  const found: PodClaims = { bound: [], delayed: [] };
  let isImmediate = false;
  for (const name of claimNames(pod)) {
    const claim = storage.claim(pod.metadata.namespace ?? "", name);
    if (!claim) return { problem: `persistentvolumeclaim "${name}" not found` };
    if (claim.status?.phase === "Lost")
      return { problem: `persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${claim.spec.volumeName ?? ""}"` };
    if (isTerminating(claim)) return { problem: `persistentvolumeclaim "${name}" is being deleted` };
    const storageClass = storage.storageClass(claim.spec.storageClassName ?? "");
    if (isBound(claim)) found.bound.push({ claim, volume: storage.volume(claim.spec.volumeName ?? "") });
    else if (storageClass?.volumeBindingMode === "WaitForFirstConsumer" && !claim.spec.volumeName)
      found.delayed.push({ claim, storageClass });
    else isImmediate = true;
  }
  return isImmediate ? { problem: "pod has unbound immediate PersistentVolumeClaims" } : found;
}

/** Names of the claims that a pod mounts, each once. */
export function claimNames({ spec }: WirePod): string[] {
  return [...new Set((spec.volumes ?? []).flatMap((volume) => volume.persistentVolumeClaim?.claimName ?? []))];
}

/** Whether the claim has its volume for good (isPVCFullyBound). */
export function isBound({ metadata, spec }: WireClaim): boolean {
  return Boolean(spec.volumeName) && metadata.annotations?.[bindCompletedAnnotation] !== undefined;
}

/** VolumeBinding's filter: bound volumes can be had on the node, and the others be found or made there (FindPodVolumes). */
export function volumesRefuse({ bound, delayed }: PodClaims, { node }: NodeRoom, storage: StorageView): Refusal | undefined {
  const isElsewhere = bound.some(({ volume }) => {
    const required = volume?.spec.nodeAffinity?.required;
    return required !== undefined && !nodeSelectorMatches(required, node);
  });
  const cannotBind = delayed.some(({ claim, storageClass }) => {
    const selected = claim.metadata.annotations?.[selectedNodeAnnotation];
    if (selected !== undefined) return selected !== node.metadata.name;
    return storageClass.provisioner === noProvisioner && findVolume(claim, storage.freeFor(claim), { node }) === undefined;
  });
  const reasons = [
    ...(isElsewhere ? [otherNode] : []),
    ...(cannotBind ? [noVolume] : []),
    ...(bound.some(({ volume }) => volume === undefined) ? [lostVolume] : []),
  ];
  return reasons.length > 0 ? { reasons, hopeless: true } : undefined;
}
