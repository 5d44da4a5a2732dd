import type { Action } from "../action.ts";
import type { WireClaim, WirePersistentVolume } from "../objects/claim.ts";

export const bindCompletedAnnotation = "pv.kubernetes.io/bind-completed";
export const boundAnnotation = "pv.kubernetes.io/bound-by-controller";

/**
 * Binds a volume and a claim to each other (pv_controller.go bind): the volume is given the claim and its phase, then the claim the volume, then its phase and size; each is a write of its own, and left out
 * where it would say nothing new.
 */
export function bindActions(volume: WirePersistentVolume, claim: WireClaim): Action[] {
  const given = withClaim(volume, claim);
  const bound = { ...given, status: { ...given.status, phase: "Bound" } };
  const named = withVolume(claim, volume);
  const status = { ...named.status, phase: "Bound", accessModes: volume.spec.accessModes, capacity: capacityOf(named, volume) };
  const writes: [WirePersistentVolume | WireClaim, Action][] = [
    [volume, { do: "update", resource: "persistentvolumes", object: given }],
    [given, { do: "update", resource: "persistentvolumes", object: bound }],
    [claim, { do: "update", resource: "persistentvolumeclaims", object: named }],
    [named, { do: "update", resource: "persistentvolumeclaims", object: { ...named, status } }],
  ];
  return writes.flatMap(([before, write]) => (write.do === "update" && isSame(before, write.object) ? [] : [write]));
}

function withClaim(volume: WirePersistentVolume, { metadata: { name, namespace = "", uid = "" } }: WireClaim): WirePersistentVolume {
  const { claimRef } = volume.spec;
  if (claimRef?.uid === uid) return volume;
  const reference = { apiVersion: "v1", kind: "PersistentVolumeClaim", namespace, name, uid };
  // One that a person has kept for the claim is bound by that person, and let go by nobody.
  const annotations = claimRef ? volume.metadata.annotations : { ...volume.metadata.annotations, [boundAnnotation]: "yes" };
  return {
    ...volume,
    metadata: { ...volume.metadata, ...(annotations && { annotations }) },
    spec: { ...volume.spec, claimRef: { ...claimRef, ...reference } },
  };
}

function withVolume(claim: WireClaim, { metadata: { name } }: WirePersistentVolume): WireClaim {
  const { annotations } = claim.metadata;
  if (claim.spec.volumeName === name && annotations?.[bindCompletedAnnotation] !== undefined) return claim;
  const bound = claim.spec.volumeName ? {} : { [boundAnnotation]: "yes" };
  return {
    ...claim,
    metadata: { ...claim.metadata, annotations: { ...annotations, [bindCompletedAnnotation]: "yes", ...bound } },
    spec: { ...claim.spec, volumeName: name },
  };
}

/** What a bound claim says of its size is its own affair, for it may be growing. */
function capacityOf({ status }: WireClaim, { spec }: WirePersistentVolume): { storage: string } {
  return status?.phase === "Bound" && status.capacity ? status.capacity : { storage: spec.capacity.storage };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
