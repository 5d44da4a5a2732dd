import type { ForecastBasis } from "@/lib/protocol/forecast-basis.ts";
import { type CompareFields, changedFields, type FieldName } from "./compare-fields.ts";
import { laneChange, laneTexts, textsOfLane } from "./lane-slots.ts";
import { presets } from "./presets.ts";
import { gatesText, podTexts, setTexts } from "./print-compare.ts";

/** The fields of a set as it is now. */
export function basisFields({ set, pod, release, gates }: ForecastBasis): CompareFields {
  return changedFields(
    {},
    {
      ...setTexts(set, "cluster"),
      ...podTexts(pod),
      k8s: release === "1.35.4" ? undefined : release,
      gates: gatesText(gates),
    },
  );
}

/** The change that fills in what fields leave open with what is known of the set; what they say stays. */
export function filledFromBasis(fields: CompareFields, basis: ForecastBasis): Partial<Record<FieldName, string | undefined>> {
  const lanes = laneTexts(fields).length > 0 ? {} : laneChange(presets[0].lanes(basis.set).map(textsOfLane));
  const person: CompareFields = fields.delete === undefined ? { delete: "lowest-first" } : {};
  return { ...lanes, ...person, ...basisFields(basis), ...fields };
}
