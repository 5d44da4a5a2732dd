"use client";
import type { ForecastRequest } from "@/lib/simulation/forecast-request.ts";
import { Field } from "../../actions/field.tsx";
import { visibleText } from "../../text/visible-text.ts";
import type { CopiesForm } from "./copies-form.ts";

interface CopiesFieldsProps {
  form: CopiesForm;
  request: ForecastRequest;
  namespaces: readonly string[];
  isOff: boolean;
  onChange: (change: Partial<CopiesForm>) => void;
}

/** Where the copies are made, and of what. */
export function CopiesFields({ form, request, namespaces, isOff, onChange }: CopiesFieldsProps) {
  return (
    <fieldset disabled={isOff} className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <legend className="sr-only">How the copies are made</legend>
      <Field label="Namespace" note="They are made here, and removed again.">
        {(props) => (
          <select {...props} value={form.namespace} onChange={(event) => onChange({ namespace: event.target.value })}>
            {!namespaces.includes(form.namespace) && <option value={form.namespace}>{visibleText(form.namespace)}</option>}
            {namespaces.map((name) => (
              <option key={name} value={name}>
                {visibleText(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {request.set.claimTemplates > 0 && (
        <Field label="Claims" note="The set's own are not touched.">
          {(props) => (
            <select {...props} value={form.claims} onChange={(event) => onChange({ claims: event.target.value as CopiesForm["claims"] })}>
              <option value="none">none: empty, gone with the pod</option>
              <option value="tiny">of their own, 16Mi each</option>
            </select>
          )}
        </Field>
      )}
      <ImageField label="Image before" value={form.image} placeholder="the set's own" onType={(image) => onChange({ image })} />
      {request.change.template && (
        <ImageField
          label="Image after"
          value={form.newImage}
          placeholder="the same, an annotation changes"
          onType={(newImage) => onChange({ newImage })}
        />
      )}
      {request.revision.kind === "never-ready" && (
        <Field label="Never ready because" note="What is wrong of the new revision.">
          {(props) => (
            <select
              {...props}
              value={form.failure}
              onChange={(event) => onChange({ failure: event.target.value as CopiesForm["failure"] })}
            >
              <option value="probe">its readiness probe fails</option>
              <option value="image">its image does not exist</option>
            </select>
          )}
        </Field>
      )}
      <label className="flex items-center gap-2.5 text-[13px]">
        <input
          type="checkbox"
          checked={form.keep}
          onChange={(event) => onChange({ keep: event.target.checked })}
          className="accent-(--accent)"
        />
        Keep them at the end
      </label>
    </fieldset>
  );
}

function ImageField({
  label,
  value,
  placeholder,
  onType,
}: {
  label: string;
  value: string;
  placeholder: string;
  onType: (text: string) => void;
}) {
  return (
    <Field label={label} note="Of the first container.">
      {(props) => (
        <input
          {...props}
          type="text"
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          placeholder={placeholder}
          value={value}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  );
}
