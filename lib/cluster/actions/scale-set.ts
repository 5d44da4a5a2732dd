import type { PersonDoor } from "../person/person-door.ts";
import { changeSet, type Outcome, type SeenSet } from "./change-set.ts";

/** Sets spec.replicas through the scale subresource. Throws AppError, see changeSet. */
export function scaleSet(door: PersonDoor, seen: SeenSet, replicas: number, options: { dryRun: boolean }): Promise<Outcome> {
  return changeSet(door, seen, () => ({ type: "merge", patch: { spec: { replicas } }, subresource: "scale" }), options);
}
