import type { FieldName } from "./compare-fields.ts";

/** What a forecast needs to know of a set besides its name and its replicas. */
export const setFieldNames = [
  "first",
  "policy",
  "is",
  "isp",
  "isu",
  "avail",
  "probe",
  "grace",
  "claims",
  "down",
] as const satisfies readonly FieldName[];
