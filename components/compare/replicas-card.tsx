import { type CompareForm, faultsOf } from "./compare-form.ts";
import { EditCard } from "./edit-card.tsx";
import { PutBack } from "./put-back.tsx";
import { setFieldNames } from "./set-field-names.ts";
import { SetFields } from "./set-fields.tsx";
import { ChoiceField, TextField } from "./text-field.tsx";

/** How many pods there are, how many there are to be, and what else of the set matters. */
export function ReplicasCard({ form }: { form: CompareForm }) {
  const { fields, asNow } = form;
  const now = fields.n ?? "5";
  return (
    <EditCard
      title="Replicas"
      face={fields.to === undefined || fields.to === now ? now : `${now} → ${fields.to}`}
      faults={faultsOf(form, ["n", "to", "to-first", "t", ...setFieldNames])}
      note={
        <span className="flex flex-wrap gap-x-2">
          <PutBack form={form} names={["n", ...setFieldNames]} asNow="as it is now" what={`${asNow?.n ?? ""} and the rest as it is now`} />
          <span>{fields.t === "0" ? "the template stays" : "a new template"}</span>
        </span>
      }
    >
      <TextField form={form} name="n" label="Replicas now" byDefault="5" />
      <TextField form={form} name="to" label="Replicas from the change on" placeholder="as before" />
      <ChoiceField
        form={form}
        name="t"
        label="Template"
        byDefault="1"
        choices={[
          { value: "1", title: "a new one: every pod is to be replaced" },
          { value: "0", title: "stays as it is" },
        ]}
      />
      <details className="grid gap-3">
        <summary className="cursor-pointer text-[13px] text-soft">More of the set</summary>
        <SetFields form={form} />
      </details>
    </EditCard>
  );
}
