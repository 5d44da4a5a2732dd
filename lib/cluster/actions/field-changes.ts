import { isRecord, isSame } from "./json-value.ts";

/** One field before and after, each as JSON text; absent where the field is not there. */
export interface FieldChange {
  path: string;
  before?: string;
  after?: string;
}

const changesMax = 200;
const textMax = 2_000;
/** What the API server writes with every change, which nobody asked for. */
const ownFields: ReadonlySet<string> = new Set(["metadata.generation", "metadata.resourceVersion", "metadata.managedFields", "status"]);

/** What differs between two states of an object, field by field, the first `changesMax`; records in lists are told apart by `name`. */
export function fieldChanges(before: unknown, after: unknown): readonly FieldChange[] {
  const changes: FieldChange[] = [];
  walk(before, after, "", changes);
  return changes;
}

function walk(before: unknown, after: unknown, path: string, changes: FieldChange[]): void {
  if (changes.length >= changesMax || ownFields.has(path) || isSame(before, after)) return;
  if (isRecord(before) && isRecord(after)) {
    // A Scale and the set that it scales share the spec alone.
    const keys =
      path === ""
        ? ["metadata", "spec"].filter((key) => key in before && key in after)
        : [...new Set([...Object.keys(before), ...Object.keys(after)])];
    for (const key of keys) walk(before[key], after[key], path === "" ? key : `${path}.${key}`, changes);
    return;
  }
  if (isNamedList(before) && isNamedList(after)) {
    const names = [...new Set([...before, ...after].map(({ name }) => name))];
    for (const name of names) {
      walk(
        before.find((item) => item.name === name),
        after.find((item) => item.name === name),
        `${path}[${name}]`,
        changes,
      );
    }
    return;
  }
  changes.push({ path, ...textOf("before", before), ...textOf("after", after) });
}

function isNamedList(value: unknown): value is readonly { name: string }[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => isRecord(item) && typeof item.name === "string");
}

function textOf(side: "before" | "after", value: unknown): { before?: string } | { after?: string } {
  return value === undefined ? {} : { [side]: (typeof value === "string" ? value : JSON.stringify(value)).slice(0, textMax) };
}
