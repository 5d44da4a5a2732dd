import { canonicalJson } from "../canonical-json.ts";
import type { WireControllerRevision } from "../objects/controller-revision.ts";
import { controllerReference } from "../objects/meta.ts";
import type { WirePodTemplate } from "../objects/pod.ts";
import type { WireStatefulSet } from "../objects/stateful-set.ts";
import type { Behaviour } from "../release.ts";
import { safeEncode } from "../safe-encode.ts";

const nameLengthMax = 223;

/** What a revision keeps of a set: its template as a patch that replaces (stateful_set_utils.go getPatch). */
export function revisionData(template: WirePodTemplate): unknown {
  return { spec: { template: { $patch: "replace", ...template } } };
}

/** The hash in a revision's name: FNV-1 (32 bit) over data and collision count, in decimal, with safe letters (controller_history.go). */
export function revisionHash(dataJson: string, collisionCount: number): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(dataJson + collisionCount)) hash = (Math.imul(hash, 0x01000193) ^ byte) >>> 0;
  return safeEncode(hash);
}

/** The ControllerRevision of the set's template as it stands now. */
export function newRevision(set: WireStatefulSet, revision: number, collisionCount: number, behaviour: Behaviour): WireControllerRevision {
  const { template } = set.spec;
  const { data, hash } = keptData(template, behaviour.nullCreationTimestamp, collisionCount);
  const { annotations } = set.metadata;
  return {
    apiVersion: "apps/v1",
    kind: "ControllerRevision",
    metadata: {
      name: revisionName(set, hash),
      ...(set.metadata.namespace !== undefined && { namespace: set.metadata.namespace }),
      labels: { ...template.metadata?.labels, "controller.kubernetes.io/hash": hash },
      ...(annotations && { annotations: { ...annotations } }),
      ownerReferences: [controllerReference(set)],
    },
    data,
    revision,
  };
}

/** A revision's data and hash by the template and whether it carries a null, for a sync asks for it every time, and stored objects never change. */
const datas = { plain: new WeakMap<WirePodTemplate, Written>(), withNull: new WeakMap<WirePodTemplate, Written>() };

interface Written {
  data: unknown;
  collisionCount: number;
  hash: string;
}

function keptData(template: WirePodTemplate, withNull: boolean, collisionCount: number): Written {
  const kept = withNull ? datas.withNull : datas.plain;
  const known = kept.get(template);
  if (known?.collisionCount === collisionCount) return known;
  const data = revisionData(
    withNull ? ({ ...template, metadata: { ...template.metadata, creationTimestamp: null } } as object as WirePodTemplate) : template,
  );
  const written = { data, collisionCount, hash: revisionHash(canonicalJson(data), collisionCount) };
  kept.set(template, written);
  return written;
}

/** The same revision under the name that another collision count gives; its hash label stays as it was, as in the real one. */
export function renamedRevision(set: WireStatefulSet, revision: WireControllerRevision, collisionCount: number): WireControllerRevision {
  const name = revisionName(set, revisionHash(canonicalJson(revision.data), collisionCount));
  return { ...revision, metadata: { ...revision.metadata, name } };
}

function revisionName(set: WireStatefulSet, hash: string): string {
  return `${set.metadata.name.slice(0, nameLengthMax)}-${hash}`;
}

/** The template that a revision keeps. */
export function templateOf(revision: WireControllerRevision): WirePodTemplate {
  const { $patch: _, ...template } = (revision.data as { spec: { template: WirePodTemplate & { $patch: string } } }).spec.template;
  return template;
}

/** Equal in content, whatever their names (EqualRevision): byte by byte, or, when compared semantically, but for fields that are null. */
export function sameRevision(a: WireControllerRevision, b: WireControllerRevision, behaviour?: Behaviour): boolean {
  if (a.data === b.data) return true;
  const told = ({ data }: WireControllerRevision) => (behaviour?.semanticRevisions ? canonicalJson(withoutNulls(data)) : keptJson(data));
  return told(a) === told(b);
}

const jsons = new WeakMap<object, string>();

function keptJson(data: unknown): string {
  if (typeof data !== "object" || data === null) return canonicalJson(data);
  const known = jsons.get(data);
  if (known !== undefined) return known;
  const json = canonicalJson(data);
  jsons.set(data, json);
  return json;
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutNulls(item)]));
}
