import { canonicalJson } from "../canonical-json.ts";
import type { WireDeployment, WireReplicaSet } from "../objects/deployment.ts";
import type { WirePodTemplate } from "../objects/pod.ts";
import { safeEncode } from "../safe-encode.ts";

export const hashLabel = "pod-template-hash";
export const revisionAnnotation = "deployment.kubernetes.io/revision";
export const historyAnnotation = "deployment.kubernetes.io/revision-history";
export const desiredAnnotation = "deployment.kubernetes.io/desired-replicas";
export const maxAnnotation = "deployment.kubernetes.io/max-replicas";

/** A deployment's ReplicaSets: the one of its template, if it is there, and the others, oldest first. */
export interface ReplicaSets {
  fresh?: WireReplicaSet;
  old: WireReplicaSet[];
}

/** FindNewReplicaSet: the oldest whose template is the deployment's, but for the hash label. */
export function replicaSetsOf(deployment: WireDeployment, all: readonly WireReplicaSet[]): ReplicaSets {
  const wanted = written(deployment.spec.template);
  const byAge = all.toSorted((a, b) => createdAt(a) - createdAt(b) || (a.metadata.name < b.metadata.name ? -1 : 1));
  const fresh = byAge.find(({ spec }) => writtenWithoutHash(spec.template) === wanted);
  return { ...(fresh && { fresh }), old: byAge.filter((replicaSet) => replicaSet !== fresh) };
}

/**
 * The hash in a ReplicaSet's name: FNV-1a over the template. The real one hashes Go's print of its structures, so the two differ in value; they are alike
 * in what matters, that other templates give other names.
 */
export function templateHash(template: WirePodTemplate, collisionCount = 0): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(written(template) + (collisionCount || ""))) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return safeEncode(hash);
}

export function wantedOf({ spec }: WireDeployment | WireReplicaSet): number {
  return spec.replicas ?? 1;
}

export function sumOf(sets: readonly WireReplicaSet[], count: (set: WireReplicaSet) => number | undefined): number {
  return sets.reduce((sum, set) => sum + (count(set) ?? 0), 0);
}

export function revisionOf({ metadata }: WireReplicaSet): number {
  return Number(metadata.annotations?.[revisionAnnotation] ?? 0) || 0;
}

/** Pods over and under the wanted number during a rolling update; a surge is rounded up, what may be unavailable down, and they are never both 0 (ResolveFenceposts). */
export function marginsOf(deployment: WireDeployment): { surge: number; unavailable: number } {
  const { type, rollingUpdate } = deployment.spec.strategy ?? {};
  const wanted = wantedOf(deployment);
  if (type === "Recreate") return { surge: 0, unavailable: 0 };
  const surge = share(rollingUpdate?.maxSurge ?? "25%", wanted, Math.ceil);
  const unavailable = share(rollingUpdate?.maxUnavailable ?? "25%", wanted, Math.floor);
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : Math.min(unavailable, wanted) };
}

function share(value: number | string, of: number, round: (value: number) => number): number {
  return typeof value === "number" ? value : round((Number.parseInt(value, 10) * of) / 100);
}

/** What is written of a template is kept: a sync asks for it every time, and stored objects never change. */
const jsons = { whole: new WeakMap<WirePodTemplate, string>(), withoutHash: new WeakMap<WirePodTemplate, string>() };

function written(template: WirePodTemplate): string {
  return keptJson(jsons.whole, template, (whole) => whole);
}

function writtenWithoutHash(template: WirePodTemplate): string {
  return keptJson(jsons.withoutHash, template, withoutHash);
}

function keptJson(
  kept: WeakMap<WirePodTemplate, string>,
  template: WirePodTemplate,
  partOf: (template: WirePodTemplate) => WirePodTemplate,
): string {
  const known = kept.get(template);
  if (known !== undefined) return known;
  const json = canonicalJson(partOf(template));
  kept.set(template, json);
  return json;
}

function withoutHash(template: WirePodTemplate): WirePodTemplate {
  const { [hashLabel]: _, ...labels } = template.metadata?.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } };
}

/** When the object was made, in milliseconds since the epoch. */
export function createdAt({ metadata }: WireReplicaSet): number {
  return Date.parse(metadata.creationTimestamp ?? "") || 0;
}
