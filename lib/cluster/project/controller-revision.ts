import type { ControllerRevision } from "../../statefulset/objects/controller-revision.ts";
import type { Meta } from "../../statefulset/objects/meta.ts";
import { toNumber, toRaw, toRecord } from "./raw.ts";

/** A ControllerRevision without its data. */
export function projectControllerRevision(meta: Meta, raw: unknown): ControllerRevision {
  return toRecord({ ...meta, revision: toNumber(toRaw(raw).revision) ?? 0 });
}
