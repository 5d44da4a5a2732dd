import type { Meta } from "../../statefulset/objects/meta.ts";
import type { NodeRequirement, Volume } from "../../statefulset/objects/volume.ts";
import { intern, internText } from "./intern.ts";
import { toList, toRaw, toRecord, toText } from "./raw.ts";

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
    source: projectSource(spec),
    nodeTerms: projectNodeTerms(toRaw(toRaw(spec.nodeAffinity).required).nodeSelectorTerms),
  });
}

function projectClaimReference(raw: unknown): NonNullable<Volume["claim"]> | undefined {
  const reference = toRaw(raw);
  const namespace = toText(reference.namespace);
  const name = toText(reference.name);
  if (namespace === undefined || name === undefined) return undefined;
  return toRecord({ namespace: intern(namespace), name, uid: toText(reference.uid) });
}

/** Sources that are built into Kubernetes, by their name in the spec; of CSI the driver's own name says more. */
const sources = [
  "local",
  "hostPath",
  "nfs",
  "iscsi",
  "fc",
  "rbd",
  "cephfs",
  "awsElasticBlockStore",
  "gcePersistentDisk",
  "azureDisk",
] as const;

function projectSource(spec: Readonly<Record<string, unknown>>): string | undefined {
  return internText(toText(toRaw(spec.csi).driver)) ?? sources.find((source) => spec[source] !== undefined && spec[source] !== null);
}

function projectNodeTerms(raw: unknown): Volume["nodeTerms"] {
  const terms = toList(raw, (term) => toList(toRaw(term).matchExpressions, projectNodeRequirement));
  return terms.length === 0 ? undefined : terms;
}

function projectNodeRequirement(raw: unknown): NodeRequirement | undefined {
  const { key, operator, values } = toRaw(raw);
  const label = toText(key);
  if (label === undefined) return undefined;
  return toRecord({
    key: intern(label),
    operator: intern(toText(operator) ?? "In"),
    values: toList(values, (value) => internText(toText(value))),
  });
}
