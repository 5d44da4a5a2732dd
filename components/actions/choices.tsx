import { useId } from "react";
import { Text } from "../text/text.tsx";

interface ChoicesProps {
  legend: string;
  name: string;
  choices: readonly { value: string; title: string; about: string }[];
  chosen: string;
  onChoose: (value: string) => void;
  conflict?: { was: string; now: string } | undefined;
}

/** One of a few, each with what it means. */
export function Choices({ legend, name, choices, chosen, onChoose, conflict }: ChoicesProps) {
  const id = useId();
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 font-medium text-[13px]">{legend}</legend>
      {choices.map(({ value, title, about }) => (
        <div key={value}>
          <label className="flex items-center gap-2.5">
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === chosen}
              onChange={() => onChoose(value)}
              aria-describedby={`${id}-${value}`}
              className="accent-(--accent)"
            />
            <span className="font-medium">{title}</span>
          </label>
          <p id={`${id}-${value}`} className="ml-6 text-soft text-xs">
            {about}
          </p>
        </div>
      ))}
      {conflict && (
        <p className="text-wait text-xs">
          Changed meanwhile: now <Text>{conflict.now}</Text>, was <Text>{conflict.was}</Text> when you opened this. What you chose stays.
        </p>
      )}
    </fieldset>
  );
}
