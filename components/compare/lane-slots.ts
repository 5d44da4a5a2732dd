import { type LaneSpec, lanesMax } from "@/lib/simulation/forecast-request.ts";
import type { CompareFields, FieldName } from "./compare-fields.ts";

/** One lane as a link says it: what it is, and the texts of what is set of it. */
export interface LaneTexts {
  kind: string;
  partition?: string | undefined;
  maxUnavailable?: string | undefined;
  maxSurge?: string | undefined;
}

type Slot = 1 | 2 | 3 | 4;
const slots: readonly Slot[] = [1, 2, 3, 4];

/** The names of a lane's fields, by its place from 0. */
export function laneNames(index: number): { kind: FieldName; partition: FieldName; maxUnavailable: FieldName; maxSurge: FieldName } {
  const slot = slots[index] ?? 1;
  return { kind: `l${slot}`, partition: `l${slot}p`, maxUnavailable: `l${slot}u`, maxSurge: `l${slot}s` };
}

/** The lanes that the fields name, in order; a place that names none is passed over. */
export function laneTexts(fields: CompareFields): readonly (LaneTexts & { index: number })[] {
  return slots.flatMap((_, index) => {
    const names = laneNames(index);
    const kind = fields[names.kind];
    if (kind === undefined) return [];
    const texts = { partition: fields[names.partition], maxUnavailable: fields[names.maxUnavailable], maxSurge: fields[names.maxSurge] };
    return [{ index, kind, ...texts }];
  });
}

/** The change that makes these the lanes, and no others. */
export function laneChange(lanes: readonly LaneTexts[]): Partial<Record<FieldName, string | undefined>> {
  const entries = slots.flatMap((_, index) => {
    const names = laneNames(index);
    const lane = index < lanesMax ? lanes[index] : undefined;
    return [
      [names.kind, lane?.kind],
      [names.partition, lane?.partition],
      [names.maxUnavailable, lane?.maxUnavailable],
      [names.maxSurge, lane?.maxSurge],
    ] as const;
  });
  return Object.fromEntries(entries);
}

/** A lane as texts. */
export function textsOfLane(spec: LaneSpec): LaneTexts {
  const text = (value: number | string | undefined) => (value === undefined ? undefined : String(value));
  if (spec.workload === "Deployment") {
    if (spec.strategy === "Recreate") return { kind: "Deployment.Recreate" };
    return { kind: "Deployment", maxUnavailable: text(spec.maxUnavailable), maxSurge: text(spec.maxSurge) };
  }
  const kind = spec.policy === "Parallel" ? `${spec.strategy}.Parallel` : spec.strategy;
  if (spec.strategy !== "RollingUpdate") return { kind };
  return { kind, partition: text(spec.partition), maxUnavailable: text(spec.maxUnavailable) };
}
