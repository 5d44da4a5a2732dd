"use client";
import { X } from "lucide-react";
import type { TemplateContainer } from "@/lib/protocol/actions/template-response.ts";
import { Text } from "../text/text.tsx";
import { Pill } from "../ui/pill.tsx";
import { Field } from "./field.tsx";
import type { NewVariable } from "./new-variable.ts";
import { amountFields, fieldOf, toVariableText } from "./template-fields.ts";
import type { Fields } from "./three-way.ts";
import { useFirstFocus } from "./use-first-focus.ts";
import type { useForm } from "./use-form.ts";

interface ContainerFieldsProps {
  container: TemplateContainer;
  form: ReturnType<typeof useForm<Fields>>;
  problems: Readonly<Record<string, string>>;
  /** Its image takes the focus. */
  isFirst: boolean;
  added: readonly NewVariable[];
  newProblem: (id: number) => string | undefined;
  onAdd: () => void;
  onChangeAdded: (id: number, change: Partial<NewVariable>) => void;
  onDropAdded: (id: number) => void;
}

const amountTitles: Readonly<Record<(typeof amountFields)[number], string>> = {
  "requests.cpu": "CPU request",
  "limits.cpu": "CPU limit",
  "requests.memory": "Memory request",
  "limits.memory": "Memory limit",
};

/** The fields of one container of a template. */
export function ContainerFields(props: ContainerFieldsProps) {
  const { container, form, problems, isFirst } = props;
  const first = useFirstFocus();
  const fieldProps = (field: string) => ({
    problem: problems[fieldOf(container, field)],
    conflict: form.conflicts[fieldOf(container, field)],
  });
  const inputProps = (field: string) => ({
    spellCheck: false,
    autoComplete: "off",
    value: form.values[fieldOf(container, field)] ?? "",
    onChange: (event: { target: { value: string } }) => form.type(fieldOf(container, field), event.target.value),
  });
  return (
    <fieldset className="grid gap-3 rounded-lg border border-line px-3.5 pt-1 pb-3.5">
      <legend className="px-1 text-soft text-xs">
        {container.isInit ? "Init container" : "Container"} <Text className="font-mono">{container.name}</Text>
      </legend>
      <Field label="Image" {...fieldProps("image")}>
        {(input) => <input {...input} {...inputProps("image")} ref={isFirst ? first : undefined} />}
      </Field>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {amountFields.map((field) => (
          <Field key={field} label={amountTitles[field]} {...fieldProps(field)}>
            {(input) => <input {...input} {...inputProps(field)} placeholder="none" />}
          </Field>
        ))}
      </div>
      <Variables {...props} />
    </fieldset>
  );
}

function Variables({ container, form, problems, added, newProblem, onAdd, onChangeAdded, onDropAdded }: ContainerFieldsProps) {
  const prefix = fieldOf(container, "env ");
  const literal = Object.keys(form.values).filter((field) => field.startsWith(prefix));
  return (
    <div className="grid gap-2">
      {literal.map((field) => (
        <Variable key={field} name={field.slice(prefix.length)} field={field} form={form} problem={problems[field]} />
      ))}
      {container.env.map(
        ({ name, from }) =>
          from !== undefined && (
            <p key={name} className="text-[13px]">
              <Text className="break-all font-mono text-code">{name}</Text>{" "}
              <Text className="break-all text-faint text-xs">{`from ${from}, not changed here`}</Text>
            </p>
          ),
      )}
      {added.map(({ id, name, value }) => (
        <div key={id} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-start gap-2">
          <Field label="New variable" problem={newProblem(id)}>
            {(input) => <input {...input} value={name} onChange={(event) => onChangeAdded(id, { name: event.target.value })} />}
          </Field>
          <Field label="Value">
            {(input) => <input {...input} value={value} onChange={(event) => onChangeAdded(id, { value: event.target.value })} />}
          </Field>
          <TakeAway label={`Do not add ${name || "the variable"}`} onClick={() => onDropAdded(id)} />
        </div>
      ))}
      <Pill onClick={onAdd} className="justify-self-start">
        Add a variable
      </Pill>
    </div>
  );
}

interface VariableProps {
  name: string;
  field: string;
  form: ContainerFieldsProps["form"];
  problem: string | undefined;
}

function Variable({ name, field, form, problem }: VariableProps) {
  const text = form.values[field] ?? "";
  const conflict = form.conflicts[field];
  if (text === "") {
    return (
      <p className="flex flex-wrap items-center gap-2 text-[13px]">
        <Text className="break-all font-mono text-code line-through">{name}</Text> <span className="text-soft">is taken away</span>
        <Pill onClick={() => form.type(field, conflict?.now ?? form.theirs[field] ?? "")}>Keep {name}</Pill>
      </p>
    );
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2">
      <Field label={name} problem={problem} conflict={conflict && { was: conflict.was.slice(1), now: conflict.now.slice(1) }}>
        {(input) => (
          <input
            {...input}
            spellCheck={false}
            autoComplete="off"
            value={text.slice(1)}
            onChange={(event) => form.type(field, toVariableText(event.target.value))}
          />
        )}
      </Field>
      <TakeAway label={`Take ${name} away`} onClick={() => form.type(field, "")} />
    </div>
  );
}

function TakeAway({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="mt-6 grid size-7 place-items-center rounded-[7px] text-soft hover:bg-shade"
    >
      <X aria-hidden="true" className="size-4" />
    </button>
  );
}
