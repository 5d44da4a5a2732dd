import type { PersonDoor } from "../person/person-door.ts";
import { toNumber, toRaw } from "../project/raw.ts";
import { changeSet, type Outcome, type SeenSet } from "./change-set.ts";

export interface WantedStrategy {
  type: string;
  maxUnavailable?: number | string | undefined;
}

/**
 * Sets spec.updateStrategy: its type, and with RollingUpdate how many may be away at once; the partition stays. Whether the API server keeps
 * maxUnavailable is told by `dropped`. Throws AppError, see changeSet.
 */
export function changeStrategy(door: PersonDoor, seen: SeenSet, wanted: WantedStrategy, options: { dryRun: boolean }): Promise<Outcome> {
  return changeSet(door, seen, (set) => ({ type: "merge", patch: strategyPatch(set, wanted) }), options);
}

/** The merge patch to a strategy. Without rollingUpdate the controller would draw its line at status.currentReplicas: it is always written. */
export function strategyPatch(
  set: Readonly<Record<string, unknown>>,
  { type, maxUnavailable }: WantedStrategy,
): Readonly<Record<string, unknown>> {
  if (type !== "RollingUpdate") return { spec: { updateStrategy: { type, rollingUpdate: null } } };
  const { rollingUpdate } = toRaw(toRaw(set.spec).updateStrategy);
  const partition = toNumber(toRaw(rollingUpdate).partition) ?? 0;
  const rolling = { partition, ...(maxUnavailable === undefined ? {} : { maxUnavailable }) };
  return { spec: { updateStrategy: { type, rollingUpdate: rolling } } };
}
