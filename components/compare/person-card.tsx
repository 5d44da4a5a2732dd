import type { PersonPlan } from "@/lib/simulation/forecast-request.ts";
import type { FieldName } from "./compare-fields.ts";
import { type CompareForm, faultsOf } from "./compare-form.ts";
import { EditCard } from "./edit-card.tsx";
import { TextField } from "./text-field.tsx";

const names = ["back", "kill", "lower", "lower-pause", "delete", "delete-pause"] as const satisfies readonly FieldName[];

/** What a person does besides the change, each where it concerns a lane. */
export function PersonCard({ form, person }: { form: CompareForm; person: PersonPlan }) {
  const { fields } = form;
  return (
    <EditCard title="Meanwhile you" face={planWords(person)} faults={faultsOf(form, names)} note="each in the lanes that it concerns">
      <Deed form={form} name="back" on="60" label="Go back to the old template">
        <TextField form={form} name="back" label="So long after the change, s" />
      </Deed>
      <Deed form={form} name="kill" on="30" label="Delete a pod that holds it up">
        <TextField form={form} name="kill" label="When it has held it up for so long, s" />
      </Deed>
      <Deed form={form} name="lower" on="1" label="Lower the partition step by step">
        <TextField form={form} name="lower" label="By so many" />
        <TextField form={form} name="lower-pause" label="So long after all are ready, s" byDefault="5" />
      </Deed>
      <Deed form={form} name="delete" on="lowest-first" label="Under OnDelete, delete pods one after the other">
        <TextField
          form={form}
          name="delete"
          label="In this order"
          note={
            <p>
              <code>lowest-first</code>, <code>highest-first</code>, or ordinals as <code>2, 0, 1</code>
            </p>
          }
        />
        <TextField form={form} name="delete-pause" label="So long after the last is ready again, s" byDefault="5" />
      </Deed>
      {names.some((name) => fields[name] !== undefined) && (
        <button
          type="button"
          className="justify-self-start rounded text-accent text-xs underline decoration-dotted"
          onClick={() => form.change(Object.fromEntries(names.map((name) => [name, undefined])))}
        >
          Do nothing at all
        </button>
      )}
    </EditCard>
  );
}

function Deed(props: { form: CompareForm; name: FieldName; on: string; label: string; children: React.ReactNode }) {
  const { form, name, on, label, children } = props;
  const isOn = form.fields[name] !== undefined;
  return (
    <div className="grid gap-2">
      <label className="flex items-center gap-2.5 font-medium text-[13px]">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => form.change({ [name]: event.target.checked ? on : undefined })}
          className="accent-(--accent)"
        />
        {label}
      </label>
      {isOn && <div className="ml-6 grid gap-2">{children}</div>}
    </div>
  );
}

function planWords({ goesBackAfterMs, deletesStuckAfterMs, lowersPartition, deletesPods }: PersonPlan): string {
  const parts = [
    goesBackAfterMs !== undefined && `go back after ${goesBackAfterMs / 1000} s`,
    deletesStuckAfterMs !== undefined && `delete a stuck pod after ${deletesStuckAfterMs / 1000} s`,
    lowersPartition && `lower the partition by ${lowersPartition.by}`,
    deletesPods &&
      (typeof deletesPods.order === "string" ? `delete pods ${deletesPods.order.replace("-", " ")}` : "delete pods in an order"),
  ].filter((part) => typeof part === "string");
  return parts.length > 0 ? parts.join(" · ") : "do nothing";
}
