import type { FieldName } from "./compare-fields.ts";
import type { CompareForm } from "./compare-form.ts";

/** Whether these fields are as the set has them now: said, or put back with one click. Nothing where the set's are not known. */
export function PutBack({ form, names, asNow, what }: { form: CompareForm; names: readonly FieldName[]; asNow: string; what: string }) {
  const { fields, asNow: now, change } = form;
  if (!now) return null;
  if (names.every((name) => fields[name] === now[name])) return <span>{asNow}</span>;
  const back = Object.fromEntries(names.map((name) => [name, now[name]]));
  return (
    <button type="button" onClick={() => change(back)} className="rounded text-accent underline decoration-dotted hover:decoration-solid">
      Put back: {what}
    </button>
  );
}
