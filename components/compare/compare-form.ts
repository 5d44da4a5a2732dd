import type { CompareFields, FieldName } from "./compare-fields.ts";
import type { FieldChange } from "./use-compare-fields.ts";

/** What the parts of the Compare screen are given: what is typed, what is wrong with it, how the set is now, and how to change it. */
export interface CompareForm {
  fields: CompareFields;
  faults: Readonly<Partial<Record<FieldName, string>>>;
  /** The same fields of the set as it is now; absent where the set is none of the cluster, or not known. */
  asNow: CompareFields | undefined;
  change: (change: FieldChange) => void;
}

/** The sentences about these fields. */
export function faultsOf({ faults }: CompareForm, names: readonly FieldName[]): readonly string[] {
  return names.flatMap((name) => faults[name] ?? []);
}
