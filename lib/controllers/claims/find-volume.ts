import { parseQuantity } from "../../statefulset/quantity.ts";
import { selectorMatches } from "../label-selector.ts";
import type { WireClaim, WirePersistentVolume } from "../objects/claim.ts";
import type { WireNode } from "../objects/cluster-objects.ts";
import { isTerminating } from "../objects/pod.ts";
import { nodeSelectorMatches } from "../scheduling/node-selector.ts";

/**
 * The volume that a claim is bound to when nobody makes one for it (volume.FindMatchingVolume): the one that is kept for it, else the smallest free one of its class that is large enough, has its access
 * modes, and matches its selector. With a node, only one that can be had there; `onlyKept`: the scheduler has to choose first, so only one that is kept for the claim counts.
 */
export function findVolume(
  claim: WireClaim,
  volumes: readonly WirePersistentVolume[],
  { node, onlyKept = false }: { node?: WireNode; onlyKept?: boolean } = {},
): WirePersistentVolume | undefined {
  const fits = (volume: WirePersistentVolume) =>
    !isTerminating(volume) && sizeOf(volume) >= requestOf(claim) && isOfMode(volume, claim) && hasAccess(volume, claim);
  const candidates = volumes.filter((volume) => fits(volume) && isWithin(volume, node));
  const kept = candidates.find((volume) => isKeptFor(volume, claim));
  if (kept || onlyKept) return kept;
  const free = candidates.filter((volume) => volume.spec.claimRef === undefined && volume.status?.phase === "Available");
  const { selector } = claim.spec;
  const fitting = free.filter((volume) => isOfClass(volume, claim) && (!selector || selectorMatches(selector, volume.metadata.labels)));
  return fitting.sort((a, b) => modesOf(a) - modesOf(b) || sizeOf(a) - sizeOf(b) || (a.metadata.name < b.metadata.name ? -1 : 1))[0];
}

/** Why a volume does not fit a claim that asks for it by name, as Kubernetes says it (checkVolumeSatisfyClaim); undefined when it fits. */
export function mismatchOf(volume: WirePersistentVolume, claim: WireClaim): string | undefined {
  if (isTerminating(volume)) return `the volume is marked for deletion "${volume.metadata.name}"`;
  if (sizeOf(volume) < requestOf(claim)) return "requested PV is too small";
  if (!isOfClass(volume, claim)) return "storageClassName does not match";
  if (!isOfMode(volume, claim)) return "incompatible volumeMode";
  return hasAccess(volume, claim) ? undefined : "incompatible accessMode";
}

/** IsVolumeBoundToClaim: it is this claim's, or kept for one of its name. */
export function isKeptFor({ spec: { claimRef } }: WirePersistentVolume, { metadata }: WireClaim): boolean {
  if (!claimRef || claimRef.name !== metadata.name || claimRef.namespace !== metadata.namespace) return false;
  return !claimRef.uid || claimRef.uid === metadata.uid;
}

function isWithin({ spec }: WirePersistentVolume, node: WireNode | undefined): boolean {
  return node === undefined || spec.nodeAffinity?.required === undefined || nodeSelectorMatches(spec.nodeAffinity.required, node);
}

function isOfClass({ spec }: WirePersistentVolume, claim: WireClaim): boolean {
  return (spec.storageClassName ?? "") === (claim.spec.storageClassName ?? "");
}

function isOfMode({ spec }: WirePersistentVolume, claim: WireClaim): boolean {
  return (spec.volumeMode ?? "Filesystem") === (claim.spec.volumeMode ?? "Filesystem");
}

function hasAccess({ spec }: WirePersistentVolume, claim: WireClaim): boolean {
  return (claim.spec.accessModes ?? []).every((mode) => spec.accessModes.includes(mode));
}

function requestOf({ spec }: WireClaim): number {
  return parseQuantity(spec.resources?.requests?.storage ?? "0") ?? 0;
}

function modesOf({ spec }: WirePersistentVolume): number {
  return spec.accessModes.length;
}

function sizeOf({ spec }: WirePersistentVolume): number {
  return parseQuantity(spec.capacity.storage) ?? 0;
}
