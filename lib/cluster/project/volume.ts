import type { Meta } from "../../statefulset/objects/meta.ts";
import type { Volume } from "../../statefulset/objects/volume.ts";
import { intern, internText } from "./intern.ts";
import { toRaw, toRecord, toText } from "./raw.ts";

/** A PersistentVolume. */
export function projectVolume(meta: Meta, raw: unknown): Volume {
  const object = toRaw(raw);
  const spec = toRaw(object.spec);
  return toRecord({
    ...meta,
    phase: intern(toText(toRaw(object.status).phase) ?? "Pending"),
    capacity: internText(toText(toRaw(spec.capacity).storage)),
    reclaimPolicy: intern(toText(spec.persistentVolumeReclaimPolicy) ?? "Retain"),
    className: internText(toText(spec.storageClassName)),
    claim: projectClaimReference(spec.claimRef),
  });
}

function projectClaimReference(raw: unknown): NonNullable<Volume["claim"]> | undefined {
  const reference = toRaw(raw);
  const namespace = toText(reference.namespace);
  const name = toText(reference.name);
  if (namespace === undefined || name === undefined) return undefined;
  return toRecord({ namespace: intern(namespace), name, uid: toText(reference.uid) });
}
