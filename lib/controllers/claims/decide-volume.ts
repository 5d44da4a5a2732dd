import { type Action, targetOf } from "../action.ts";
import type { WireClaim, WirePersistentVolume } from "../objects/claim.ts";
import { isTerminating } from "../objects/pod.ts";
import { toWireTime } from "../wire-time.ts";
import { boundAnnotation } from "./bind.ts";
import { provisionedByAnnotation, volumeProtection } from "./provision-volume.ts";

/** What the volume controller sees of one volume: the claim of the name that it is bound to, whatever its uid. */
export interface VolumeState {
  volume: WirePersistentVolume;
  claim: WireClaim | undefined;
}

/**
 * One sync of a volume (pv_controller.go syncVolume): free, bound, or released when its claim is gone; a released one that was provisioned goes with it where its reclaim policy is Delete, and stays with its
 * data where it is Retain. A deleted volume goes when no claim has it (pv_protection_controller.go).
 */
export function decideVolume({ volume, claim }: VolumeState, now: number): Action[] {
  const { claimRef, persistentVolumeReclaimPolicy } = volume.spec;
  const isFree = !claimRef?.uid;
  const owner = claim !== undefined && claim.metadata.uid === claimRef?.uid ? claim : undefined;
  const name = owner?.spec.volumeName;
  // Bound to another volume meanwhile: what a person has reserved stays reserved.
  if (owner && name && name !== volume.metadata.name && !isProvisioned(volume)) return unbound(volume, now);
  const phase = isFree ? "Available" : !owner || (name && name !== volume.metadata.name) ? "Released" : name ? "Bound" : undefined;
  const actions = phase === undefined || phase === volume.status?.phase ? [] : [inPhase(volume, phase, now)];
  if (isTerminating(volume)) return [...actions, ...unprotect(volume, phase)];
  if (phase !== "Released" || persistentVolumeReclaimPolicy !== "Delete" || !isProvisioned(volume)) return actions;
  return [...actions, { do: "delete", ...targetOf("persistentvolumes", volume) }];
}

function unbound(volume: WirePersistentVolume, now: number): Action[] {
  if (volume.metadata.annotations?.[boundAnnotation] === undefined) return [];
  const { claimRef: _, ...spec } = volume.spec;
  const { [boundAnnotation]: _bound, ...annotations } = volume.metadata.annotations;
  return [inPhase({ ...volume, metadata: { ...volume.metadata, annotations }, spec }, "Available", now)];
}

function inPhase(volume: WirePersistentVolume, phase: string, now: number): Action {
  const status = { ...volume.status, phase, lastPhaseTransitionTime: toWireTime(now) };
  return { do: "update", resource: "persistentvolumes", object: { ...volume, status } };
}

function unprotect(volume: WirePersistentVolume, phase: string | undefined): Action[] {
  const finalizers = volume.metadata.finalizers ?? [];
  if (phase === "Bound" || phase === undefined || !finalizers.includes(volumeProtection)) return [];
  const kept = finalizers.filter((finalizer) => finalizer !== volumeProtection);
  return [{ do: "finalize", ...targetOf("persistentvolumes", volume), finalizers: kept }];
}

/** Made by a provisioner, which takes it away again; not by a person. */
export function isProvisioned({ metadata }: WirePersistentVolume): boolean {
  return metadata.annotations?.[provisionedByAnnotation] !== undefined;
}
