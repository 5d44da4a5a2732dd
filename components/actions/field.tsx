import { type ReactNode, useId } from "react";
import { Text } from "../text/text.tsx";

interface FieldProps {
  label: string;
  /** What is wrong with it, in a sentence. */
  problem?: string | undefined;
  /** It was changed by somebody else while the form was open. */
  conflict?: { was: string; now: string } | undefined;
  note?: ReactNode;
  children: (props: { id: string; "aria-describedby": string; "aria-invalid": boolean; className: string }) => ReactNode;
}

const inputClass =
  "h-8 w-full min-w-0 rounded-[7px] border border-line bg-panel px-2.5 text-ink placeholder:text-faint focus:border-accent aria-invalid:border-fail";

/** A labelled input with what has to be known about it: a problem, a change by somebody else meanwhile, a note. */
export function Field({ label, problem, conflict, note, children }: FieldProps) {
  const id = useId();
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium text-[13px]">
        {label}
      </label>
      {children({ id, "aria-describedby": `${id}-about`, "aria-invalid": problem !== undefined, className: inputClass })}
      <div id={`${id}-about`} className="grid gap-0.5 text-soft text-xs">
        {problem !== undefined && <Text className="text-fail">{problem}</Text>}
        {conflict && (
          <p className="text-wait">
            Changed meanwhile: now <Text className="break-all font-mono">{conflict.now || "not set"}</Text>, was{" "}
            <Text className="break-all font-mono">{conflict.was || "not set"}</Text> when you opened this. What you typed stays.
          </p>
        )}
        {note}
      </div>
    </div>
  );
}
