import type { RefObject } from "react";
import { Text } from "../text/text.tsx";
import { Field } from "./field.tsx";

interface TypedNameProps {
  /** What has to be typed. */
  name: string;
  /** Whose name it is: "pod", "set", "claim". */
  of: string;
  value: string;
  onType: (text: string) => void;
  field?: RefObject<HTMLInputElement | null>;
}

/** Asks for a name to be typed, so that nothing is taken away by a slip of the hand. */
export function TypedName({ name, of, value, onType, field }: TypedNameProps) {
  return (
    <Field
      label={`Type the ${of}'s name to confirm`}
      note={
        <p>
          It is <Text className="select-text break-all font-mono">{name}</Text>
        </p>
      }
    >
      {(props) => (
        <input
          {...props}
          type="text"
          ref={field}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={value}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  );
}
