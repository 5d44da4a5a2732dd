import type { PersonDoor } from "../person/person-door.ts";
import { changeSet, type Outcome, type SeenSet } from "./change-set.ts";

/** What is absent stays as it is. */
export interface WantedSettings {
  minReadySeconds?: number | undefined;
  retention?: { whenDeleted: string; whenScaled: string } | undefined;
  revisionHistoryLimit?: number | undefined;
}

/** Sets minReadySeconds, the claims' retention policy and revisionHistoryLimit; no pod is replaced for it. Throws AppError, see changeSet. */
export function changeSettings(door: PersonDoor, seen: SeenSet, wanted: WantedSettings, options: { dryRun: boolean }): Promise<Outcome> {
  const { minReadySeconds, retention, revisionHistoryLimit } = wanted;
  const spec = {
    ...(minReadySeconds === undefined ? {} : { minReadySeconds }),
    ...(retention === undefined ? {} : { persistentVolumeClaimRetentionPolicy: retention }),
    ...(revisionHistoryLimit === undefined ? {} : { revisionHistoryLimit }),
  };
  return changeSet(door, seen, () => ({ type: "merge", patch: { spec } }), options);
}
