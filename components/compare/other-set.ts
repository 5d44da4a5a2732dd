import type { CompareFields, FieldName } from "./compare-fields.ts";
import { setFieldNames } from "./set-field-names.ts";

/** What is taken from a set, and is asked for anew when another is chosen. */
const ofSet: readonly FieldName[] = [
  ...setFieldNames,
  "from",
  "n",
  "to",
  "to-first",
  "start",
  "start-by",
  "ready",
  "ready-by",
  "stop",
  "stop-by",
  "of",
  "k8s",
  "gates",
];

/** The change to another set: all that was taken from the last one goes. */
export function otherSet(fields: CompareFields): Partial<Record<FieldName, string | undefined>> {
  return { ...Object.fromEntries(ofSet.map((name) => [name, undefined])), ...fields };
}
