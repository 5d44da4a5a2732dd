import { AppError } from "../../errors.ts";
import type { PersonDoor } from "../person/person-door.ts";
import { changeSet, type Outcome, type SeenSet } from "./change-set.ts";
import { revisionsOfSet } from "./revisions-of-set.ts";

/**
 * Brings the template of an earlier revision back, as `kubectl rollout undo --to-revision` does: the revision's own data is the patch. Throws
 * AppError: not_found (no such revision), and see changeSet.
 */
export async function undoSet(door: PersonDoor, seen: SeenSet, revision: number, options: { dryRun: boolean }): Promise<Outcome> {
  const revisions = await revisionsOfSet(door, seen);
  const wanted = revisions.find((one) => one.revision === revision);
  if (!wanted) {
    const known = revisions.map((one) => one.revision).join(", ") || "none";
    throw new AppError("not_found", `StatefulSet ${seen.namespace}/${seen.name} has no revision ${revision}. It has: ${known}.`);
  }
  return changeSet(door, seen, () => ({ type: "strategic", patch: wanted.data }), options);
}
