"use client";
import { useId, useState } from "react";
import type { FaultField, FaultView, LabTargets } from "@/lib/protocol/lab-view.ts";
import { visibleText } from "../text/visible-text.ts";
import { Button } from "../ui/button.tsx";
import { answerOf, choicesOf, faultBody, findUnanswerable, type Written } from "./fault-view.ts";
import { changeLab } from "./lab-requests.ts";
import { OutcomeLine } from "./outcome-line.tsx";
import { useLabChange } from "./use-lab.ts";

/** A fault's parameters and the button that sets it. */
export function FaultForm({ fault, targets, mayChange }: { fault: FaultView; targets: LabTargets; mayChange: boolean }) {
  const [written, setWritten] = useState<Written>({});
  const { isBusy, outcome, change } = useLabChange();
  const missing = findUnanswerable(fault.fields, targets);
  const set = () =>
    change(async () => {
      const answer = await changeLab("POST", "/lab/faults", faultBody(fault, written, targets));
      const lasts = typeof answer === "object" && answer !== null && "active" in answer;
      return lasts ? `Set: ${fault.title}.` : `Done: ${fault.title}. It is over already.`;
    });
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void set();
      }}
    >
      {fault.fields.length > 0 && !missing && (
        <div className="flex flex-wrap gap-3">
          {fault.fields.map((field) => (
            <Field
              key={field.name}
              field={field}
              targets={targets}
              value={answerOf(field, written, targets)}
              onChange={(value) => setWritten({ ...written, [field.name]: value })}
            />
          ))}
        </div>
      )}
      <div className="flex min-h-7 flex-wrap items-center gap-3">
        <Button type="submit" disabled={isBusy || !mayChange || missing !== undefined} aria-label={`Set: ${fault.title}`}>
          Set
        </Button>
        {missing ? (
          <span className="text-faint">The lab has nothing to choose for “{missing.label}”.</span>
        ) : (
          <OutcomeLine outcome={outcome} />
        )}
      </div>
    </form>
  );
}

const fieldClass = "h-8 w-full min-w-0 rounded-[7px] border border-edge bg-panel px-2 text-ink";

interface FieldProps {
  field: FaultField;
  targets: LabTargets;
  value: string;
  onChange: (value: string) => void;
}

function Field({ field, targets, value, onChange }: FieldProps) {
  const id = useId();
  const choices = choicesOf(field, targets);
  return (
    <div className={choices ? "grid min-w-0 max-w-full gap-1 max-sm:w-full" : "grid w-32 gap-1"}>
      <label htmlFor={id} className="text-[12.5px] text-soft">
        {field.label}
        {field.kind === "number" && field.unit && <span className="text-faint"> ({field.unit})</span>}
      </label>
      {choices ? (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)} className={fieldClass}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {visibleText(choice.label)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          type="number"
          required
          step={1}
          min={field.kind === "number" ? field.min : undefined}
          max={field.kind === "number" ? field.max : undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={fieldClass}
        />
      )}
    </div>
  );
}
