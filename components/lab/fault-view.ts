import type { ActiveFault, FaultField, FaultGroup, FaultView, LabTargets } from "@/lib/protocol/lab-view.ts";

/** The groups of faults as they are shown, in their order. */
export const groups: readonly { group: FaultGroup; title: string }[] = [
  { group: "pods", title: "Pods" },
  { group: "storage", title: "Storage" },
  { group: "nodes", title: "Nodes" },
  { group: "api-server", title: "API server" },
  { group: "network", title: "Network" },
];

/** The faults that say what is sought, in a group's order. */
export function faultsOf(catalogue: readonly FaultView[], group: FaultGroup, find: string): FaultView[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  return catalogue.filter((fault) => {
    const text = `${fault.fault} ${fault.title} ${fault.does} ${fault.seen}`.toLowerCase();
    return fault.group === group && words.every((word) => text.includes(word));
  });
}

export interface Choice {
  value: string;
  label: string;
}

/** What can be chosen for a parameter now; undefined for a number, which is written. */
export function choicesOf(field: FaultField, targets: LabTargets): readonly Choice[] | undefined {
  if (field.kind === "number") return undefined;
  if (field.kind === "choice") return field.options;
  const all = targets[field.from].map((value) => ({ value, label: value.split("/").join(" / ") }));
  return field.none === undefined ? all : [{ value: "", label: field.none }, ...all];
}

/** The parameters of a form as they stand, by name: what was chosen as long as it can be, else the first of the choices. */
export type Written = Readonly<Record<string, string>>;

export function answerOf(field: FaultField, written: Written, targets: LabTargets): string {
  const value = written[field.name];
  if (field.kind === "number") return value ?? String(field.default);
  const choices = choicesOf(field, targets) ?? [];
  return value !== undefined && choices.some((choice) => choice.value === value) ? value : (choices[0]?.value ?? "");
}

/** The parameter that nothing can be chosen for, because the lab has nothing of the kind. */
export function findUnanswerable(fields: readonly FaultField[], targets: LabTargets): FaultField | undefined {
  return fields.find((field) => choicesOf(field, targets)?.length === 0);
}

/** The body of POST /lab/faults. */
export function faultBody(fault: FaultView, written: Written, targets: LabTargets): Record<string, string | number> {
  const body: Record<string, string | number> = { fault: fault.fault };
  for (const field of fault.fields) {
    const value = answerOf(field, written, targets);
    if (value !== "") body[field.name] = field.kind === "number" ? Number(value) : value;
  }
  return body;
}

/** What an active fault was set to, besides its target: "Exit code 1", "Ahead by 300 s". */
export function settingsOf(active: ActiveFault, catalogue: readonly FaultView[]): string {
  const fields = catalogue.find(({ fault }) => fault === active.fault)?.fields ?? [];
  const parameters: Readonly<Record<string, unknown>> = { ...active.parameters };
  const isInTarget = (value: string) => (active.target ?? "").includes(value);
  return fields
    .flatMap((field) => {
      const value = parameters[field.name];
      if (typeof value === "number") return [`${field.label} ${value}${field.kind === "number" && field.unit ? ` ${field.unit}` : ""}`];
      if (typeof value !== "string" || field.kind !== "choice" || isInTarget(value)) return [];
      return [field.options.find((option) => option.value === value)?.label ?? value];
    })
    .join(", ");
}
