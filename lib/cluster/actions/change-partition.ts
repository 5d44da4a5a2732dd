import { AppError } from "../../errors.ts";
import type { PersonDoor } from "../person/person-door.ts";
import { toRaw } from "../project/raw.ts";
import { changeSet, type Outcome, type SeenSet } from "./change-set.ts";

/** Sets spec.updateStrategy.rollingUpdate.partition. Throws AppError: invalid (the strategy has none), and see changeSet. */
export function changePartition(door: PersonDoor, seen: SeenSet, partition: number, options: { dryRun: boolean }): Promise<Outcome> {
  return changeSet(
    door,
    seen,
    (set) => {
      const type = toRaw(toRaw(set.spec).updateStrategy).type;
      if (type !== "RollingUpdate")
        throw new AppError("invalid", `Only RollingUpdate has a partition; the set's strategy is ${String(type)}.`);
      return { type: "merge", patch: { spec: { updateStrategy: { rollingUpdate: { partition } } } } };
    },
    options,
  );
}
