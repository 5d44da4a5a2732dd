import { Field } from "./field.tsx";
import { isWhole } from "./is-whole.ts";

interface WholeNumberFieldProps {
  label: string;
  max: number;
  value: string;
  onType: (text: string) => void;
}

/** A field for a whole number from 1 to `max`, which says so when it is none. */
export function WholeNumberField({ label, max, value, onType }: WholeNumberFieldProps) {
  return (
    <Field label={label} problem={isWhole(value, max) ? undefined : `A whole number from 1 to ${max}.`}>
      {(props) => (
        <input
          {...props}
          type="number"
          inputMode="numeric"
          min={1}
          max={max}
          value={value}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  );
}
