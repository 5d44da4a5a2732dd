import type { FieldName } from "./compare-fields.ts";
import { type CompareForm, faultsOf } from "./compare-form.ts";
import { EditCard } from "./edit-card.tsx";
import { PutBack } from "./put-back.tsx";
import { TextField } from "./text-field.tsx";

const names = ["start", "start-by", "ready", "ready-by", "stop", "stop-by", "of"] as const satisfies readonly FieldName[];

const times = [
  { name: "start", by: "start-by", label: "From its creation until it runs", byDefault: "4" },
  { name: "ready", by: "ready-by", label: "From then until it is ready", byDefault: "6" },
  { name: "stop", by: "stop-by", label: "From its deletion until it is gone", byDefault: "5" },
] as const;

/** How long a pod takes to start, to become ready and to stop. `about`: how the set's own times are known. */
export function TimesCard({ form, about }: { form: CompareForm; about: string | undefined }) {
  const { fields, asNow } = form;
  const said = (all: CompareForm["fields"]) => times.map(({ name, byDefault }) => `${name} ${all[name] ?? byDefault} s`).join(" · ");
  const isUsual = times.every(({ name, by }) => fields[name] === undefined && fields[by] === undefined);
  const measured = fields.of === undefined ? "nothing was measured: the usual times" : `measured on its last ${startsWords(fields.of)}`;
  const origin = fields.of === undefined ? (isUsual ? "the usual times" : "as typed") : measured;
  return (
    <EditCard
      title="A pod takes"
      face={said(fields)}
      faults={faultsOf(form, names)}
      note={asNow ? <PutBack form={form} names={names} asNow={measured} what={said(asNow)} /> : origin}
    >
      {about !== undefined && <p className="text-soft text-xs">{about}</p>}
      {times.map(({ name, by, label, byDefault }) => (
        <div key={name} className="grid grid-cols-[1fr_110px] items-end gap-2">
          <TextField form={form} name={name} label={`${label}, s`} byDefault={byDefault} also={{ of: undefined }} />
          <TextField form={form} name={by} label="give or take, s" byDefault="0" also={{ of: undefined }} />
        </div>
      ))}
    </EditCard>
  );
}

function startsWords(of: string): string {
  return of === "1" ? "start" : `${of} starts`;
}
