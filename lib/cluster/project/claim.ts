import type { Claim } from "../../statefulset/objects/claim.ts";
import type { Meta } from "../../statefulset/objects/meta.ts";
import { projectCondition } from "./condition.ts";
import { intern, internText } from "./intern.ts";
import { toList, toRaw, toRecord, toText } from "./raw.ts";

/** A PersistentVolumeClaim. */
export function projectClaim(meta: Meta, raw: unknown): Claim {
  const object = toRaw(raw);
  const spec = toRaw(object.spec);
  const status = toRaw(object.status);
  return toRecord({
    ...meta,
    phase: intern(toText(status.phase) ?? "Pending"),
    requested: internText(toText(toRaw(toRaw(spec.resources).requests).storage)),
    capacity: internText(toText(toRaw(status.capacity).storage)),
    accessModes: toList(spec.accessModes, (mode) => internText(toText(mode))),
    // An empty class name says "no class", which differs from saying nothing.
    className: typeof spec.storageClassName === "string" ? intern(spec.storageClassName) : undefined,
    volumeName: toText(spec.volumeName),
    conditions: Array.isArray(status.conditions) ? toList(status.conditions, projectCondition) : undefined,
  });
}
