import type { ControllerRevision } from "../../statefulset/objects/controller-revision.ts";
import type { Mark } from "../timeline.ts";
import { toMs } from "./pod-look.ts";

const lateMs = 2_000;

/**
 * The mark of a template that was changed before anybody watched, by the revision that came of it; undefined for one that came just now: what is asked
 * of the set tells that better. The first revision of a set is no change.
 */
export function revisionMark({ name, revision, createdAt }: ControllerRevision, now: number): Mark | undefined {
  const created = toMs(createdAt);
  if (created === undefined || revision < 2 || now - created <= lateMs) return undefined;
  return { at: created, kind: "template-changed", by: "person", text: `template changed: ${name}`, isReconstructed: true };
}
