import { AppError } from "../../errors.ts";
import type { PersonDoor } from "../person/person-door.ts";
import { toRaw } from "../project/raw.ts";
import { strategyPatch, type WantedStrategy } from "./change-strategy.ts";
import { droppedFields } from "./dropped-fields.ts";

/** What came of asking: kept, dropped without a word, refused as invalid, or not known. */
export type Probed = "kept" | "dropped" | "refused" | "unknown";

/**
 * Asks the API server by dry runs what it makes of maxUnavailable and of Recreate, which depend on its version and its feature gates: no version
 * number tells, for gates are switched by hand. Nothing is changed. Throws AppError when the set itself cannot be read.
 */
export async function probeStrategies(
  door: PersonDoor,
  { namespace, name }: { namespace: string; name: string },
): Promise<{ maxUnavailable: Probed; recreate: Probed }> {
  const target = { resource: "statefulsets", namespace, name } as const;
  const set = await door.get(target);
  const probe = async (wanted: WantedStrategy): Promise<Probed> => {
    const patch = strategyPatch(set, wanted);
    try {
      const { object } = await door.patch(target, "merge", patch, { dryRun: true });
      return droppedFields(patch, object).length === 0 ? "kept" : "dropped";
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return error.code === "invalid" ? "refused" : "unknown";
    }
  };
  // Another value than the present one: a server that ignores the field may still hand on what it once took.
  const now = toRaw(toRaw(toRaw(set.spec).updateStrategy).rollingUpdate).maxUnavailable;
  const [maxUnavailable, recreate] = await Promise.all([
    probe({ type: "RollingUpdate", maxUnavailable: now === 2 ? 3 : 2 }),
    probe({ type: "Recreate" }),
  ]);
  return { maxUnavailable, recreate };
}
