/** A field of a form: its name and its text. */
export type Fields = Readonly<Record<string, string>>;

/** A form over an object that may change under it. */
export interface ThreeWay<F extends Fields> {
  /** What the form shows: what was typed, else what is there now. */
  values: F;
  /** Fields that were typed into and have changed there since, with what was there when the form was opened, and what is there now. */
  conflicts: Readonly<Partial<Record<keyof F, { was: string; now: string }>>>;
  /** Fields that would change the object. */
  edited: readonly (keyof F & string)[];
}

/**
 * Joins what was there when the form was opened (`base`), what was typed (`typed`), and what is there now (`theirs`). Nothing that was typed is
 * lost; a field that nobody typed into follows. What was typed and has come about by itself meanwhile is no conflict and no edit.
 */
export function threeWay<F extends Fields>(base: F, typed: Partial<F>, theirs: F): ThreeWay<F> {
  const values = { ...theirs, ...typed };
  const names = Object.keys(values) as (keyof F & string)[];
  const conflicts: Partial<Record<keyof F, { was: string; now: string }>> = {};
  for (const name of names) {
    const [was = "", now = ""] = [base[name], theirs[name]];
    if (typed[name] !== undefined && was !== now && typed[name] !== now) conflicts[name] = { was, now };
  }
  return { values, conflicts, edited: names.filter((name) => values[name] !== theirs[name]) };
}
