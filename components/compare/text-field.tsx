import type { ReactNode } from "react";
import { Field } from "../actions/field.tsx";
import { ChoiceOptions } from "./choice-options.tsx";
import type { FieldName } from "./compare-fields.ts";
import type { CompareForm } from "./compare-form.ts";

interface TextFieldProps {
  form: CompareForm;
  name: FieldName;
  label: string;
  /** What stands for nothing typed. */
  byDefault?: string;
  /** What else changes with it. */
  also?: Readonly<Partial<Record<FieldName, string | undefined>>>;
  note?: ReactNode;
  placeholder?: string;
}

/** A field of the comparison: what is typed stays as it was typed, and what is wrong with it is said below. */
export function TextField({ form, name, label, byDefault = "", also, note, placeholder }: TextFieldProps) {
  return (
    <Field label={label} problem={form.faults[name]} note={note}>
      {(props) => (
        <input
          {...props}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={form.fields[name] ?? byDefault}
          onChange={(event) => form.change({ ...also, [name]: event.target.value })}
        />
      )}
    </Field>
  );
}

interface ChoiceFieldProps<T extends string> {
  form: CompareForm;
  name: FieldName;
  label: string;
  byDefault: T;
  choices: readonly { value: T; title: string }[];
  note?: ReactNode;
}

/** One of a few for a field of the comparison. What stands in the address and is none of them stays to be seen. */
export function ChoiceField<T extends string>({ form, name, label, byDefault, choices, note }: ChoiceFieldProps<T>) {
  const chosen = form.fields[name] ?? byDefault;
  return (
    <Field label={label} problem={form.faults[name]} note={note}>
      {(props) => (
        <select {...props} value={chosen} onChange={(event) => form.change({ [name]: event.target.value })}>
          <ChoiceOptions choices={choices} chosen={chosen} />
        </select>
      )}
    </Field>
  );
}
