import { AppError } from "../../errors.ts";
import type { PersonDoor, WriteOptions } from "../person/person-door.ts";
import { toRaw } from "../project/raw.ts";
import { getSeenSet, type Outcome, type SeenSet } from "./change-set.ts";
import { checkConfirmed } from "./seen-object.ts";

/** What becomes of a set's pods and revisions: deleted after it, deleted before it, or left without an owner. */
export type Cascade = "Background" | "Foreground" | "Orphan";

/** The controller writes the set's status at any moment, and each such write spends the version that was just read. */
const attemptsMax = 4;

/** Deletes the set that the person saw, unchanged (uid, generation, resourceVersion), with that cascade. Throws AppError, see changeSet. */
export async function deleteSet(
  door: PersonDoor,
  seen: SeenSet,
  { cascade, confirm }: { cascade: Cascade; confirm: string },
  options: WriteOptions,
): Promise<Outcome> {
  const { namespace, name, uid } = seen;
  checkConfirmed(name, confirm);
  for (let attempt = 1; ; attempt++) {
    const { resourceVersion } = toRaw((await getSeenSet(door, seen)).metadata);
    const deleteOptions = { preconditions: { uid, resourceVersion }, propagationPolicy: cascade };
    try {
      const { warnings } = await door.remove({ resource: "statefulsets", namespace, name }, deleteOptions, options);
      return { changes: [{ path: `statefulset/${name}`, before: "there", after: `deleted (${cascade})` }], dropped: [], warnings };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "conflict" || attempt === attemptsMax) throw error;
    }
  }
}
