import type { PersonDoor } from "../person/person-door.ts";
import { changeSet, type Outcome, type SeenSet } from "./change-set.ts";

/** What `kubectl rollout restart` writes, and by which it is recognised. */
const restartedAt = "kubectl.kubernetes.io/restartedAt";

/** Makes a new revision of the same template, as `kubectl rollout restart` does, so that every pod is replaced. Throws AppError, see changeSet. */
export function restartSet(door: PersonDoor, seen: SeenSet, at: string, options: { dryRun: boolean }): Promise<Outcome> {
  const patch = { spec: { template: { metadata: { annotations: { [restartedAt]: at } } } } };
  return changeSet(door, seen, () => ({ type: "strategic", patch }), options);
}
