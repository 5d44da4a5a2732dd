import type { FieldName } from "./compare-fields.ts";
import { type CompareForm, faultsOf } from "./compare-form.ts";
import type { revisionKinds } from "./compare-link.ts";
import { EditCard } from "./edit-card.tsx";
import { ChoiceField, TextField } from "./text-field.tsx";

type Kind = (typeof revisionKinds)[number];

const names = ["new", "factor", "runs", "crash-probe", "fails"] as const satisfies readonly FieldName[];

const kinds: readonly { value: Kind; title: string }[] = [
  { value: "works", title: "works" },
  { value: "slow", title: "is slow to become ready" },
  { value: "never-ready", title: "never becomes ready" },
  { value: "crash-loop", title: "crashes again and again" },
  { value: "ready-then-fails", title: "becomes ready, then fails" },
];

/** How pods of the new revision behave. */
export function RevisionCard({ form }: { form: CompareForm }) {
  const chosen = form.fields.new ?? "works";
  const kind = kinds.find(({ value }) => value === chosen);
  const others = kinds.filter(({ value }) => value !== chosen).slice(0, 4);
  return (
    <EditCard
      title="The new revision"
      face={kind ? kind.title : chosen.slice(0, 40)}
      faults={faultsOf(form, names)}
      note={
        <span className="flex flex-wrap gap-x-2 gap-y-0.5">
          {others.map(({ value }) => (
            <button
              key={value}
              type="button"
              onClick={() => form.change({ new: value === "works" ? undefined : value })}
              className="rounded underline decoration-dotted hover:text-ink hover:decoration-solid"
            >
              {shortTitles[value]}
            </button>
          ))}
        </span>
      }
    >
      <ChoiceField form={form} name="new" label="The new revision" byDefault="works" choices={kinds} />
      {chosen === "slow" && <TextField form={form} name="factor" label="So many times as long to become ready" byDefault="3" />}
      {chosen === "crash-loop" && (
        <>
          <TextField form={form} name="runs" label="Runs so long before it crashes, s" byDefault="5" />
          <ChoiceField
            form={form}
            name="crash-probe"
            label="Readiness probe of the new template"
            byDefault="1"
            choices={[
              { value: "1", title: "it has one: ready only if it runs long enough" },
              { value: "0", title: "none: ready as long as it runs" },
            ]}
          />
        </>
      )}
      {chosen === "ready-then-fails" && (
        <TextField form={form} name="fails" label="Fails so long after it became ready, s" byDefault="30" />
      )}
    </EditCard>
  );
}

const shortTitles: Readonly<Record<Kind, string>> = {
  works: "works",
  slow: "slow",
  "never-ready": "never ready",
  "crash-loop": "crashes",
  "ready-then-fails": "fails later",
};
