import type { Meta, OwnerReference } from "../../statefulset/objects/meta.ts";
import { intern, internRecord } from "./intern.ts";
import { toList, toRaw, toRecord, toText } from "./raw.ts";
import { projectStringMap } from "./string-map.ts";

/** What every record has in common; undefined when the object has no uid or no name, for then it cannot be kept at all. */
export function projectMeta(raw: unknown): Meta | undefined {
  const metadata = toRaw(toRaw(raw).metadata);
  const uid = toText(metadata.uid);
  const name = toText(metadata.name);
  if (uid === undefined || name === undefined) return undefined;
  return toRecord({
    uid,
    name,
    namespace: intern(toText(metadata.namespace) ?? ""),
    resourceVersion: toText(metadata.resourceVersion) ?? "",
    createdAt: intern(toText(metadata.creationTimestamp) ?? ""),
    deletedAt: toText(metadata.deletionTimestamp),
    labels: projectStringMap(metadata.labels),
    owners: internRecord(toList(metadata.ownerReferences, projectOwner)),
  });
}

function projectOwner(raw: unknown): OwnerReference | undefined {
  const { kind, name, uid, controller } = toRaw(raw);
  const [ownerKind, ownerName, ownerUid] = [toText(kind), toText(name), toText(uid)];
  if (ownerKind === undefined || ownerName === undefined || ownerUid === undefined) return undefined;
  return Object.freeze({ kind: intern(ownerKind), name: intern(ownerName), uid: intern(ownerUid), controller: controller === true });
}
