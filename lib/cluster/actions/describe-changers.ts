import { toRaw, toText } from "../project/raw.ts";

/** Who last wrote to an object's spec or metadata, and when, from its managedFields: "last by kubectl-edit at 12:03:11 UTC (spec.replicas)". */
export function describeChangers(managedFields: unknown): string {
  const entries = (Array.isArray(managedFields) ? managedFields : [])
    .map(toRaw)
    .filter((entry) => toText(entry.subresource) !== "status" && toText(entry.time) !== undefined)
    .sort((a, b) => String(b.time).localeCompare(String(a.time)));
  const [last] = entries;
  if (last === undefined) return "who did is not recorded";
  const time = /T(\d\d:\d\d:\d\d)/.exec(String(last.time))?.[1] ?? String(last.time);
  const fields = Object.keys(toRaw(toRaw(last.fieldsV1)["f:spec"]))
    .map((field) => `spec.${field.replace(/^f:/, "")}`)
    .slice(0, fieldsMax);
  const what = fields.length === 0 ? "" : `, who manages ${fields.join(", ")}`;
  return `last by ${toText(last.manager) ?? "somebody"} at ${time} UTC${what}`;
}

const fieldsMax = 8;
