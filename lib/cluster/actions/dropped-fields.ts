import { parseQuantity } from "../../statefulset/quantity.ts";
import { isRecord, isSame } from "./json-value.ts";

/**
 * The fields of a merge or strategic patch that are not in the object that came of it, as dotted paths: the server did not keep them. A null
 * asks for a field to go, and is dropped if it is still there. Lists of records are compared by `name`, others as a whole. A quantity that is
 * written otherwise is the same ("0.5" comes back as "500m"), and of what is left out when it is empty or nought, nothing came back.
 */
export function droppedFields(patch: unknown, result: unknown, path = ""): readonly string[] {
  if (isRecord(patch)) {
    const there = isRecord(result) ? result : {};
    return Object.entries(patch)
      .filter(([key]) => !key.startsWith("$"))
      .flatMap(([key, value]) => droppedFields(value, there[key], path === "" ? key : `${path}.${key}`));
  }
  if (Array.isArray(patch) && patch.every((item) => isRecord(item) && typeof item.name === "string")) {
    const there = Array.isArray(result) ? result.filter(isRecord) : [];
    return (patch as readonly Record<string, unknown>[])
      .filter((item) => item.$patch !== "delete")
      .flatMap((item) =>
        droppedFields(
          item,
          there.find(({ name }) => name === item.name),
          `${path}[${String(item.name)}]`,
        ),
      );
  }
  if (patch === null) return result === undefined || result === null ? [] : [path];
  return isKept(patch, result, path) ? [] : [path];
}

function isKept(wanted: unknown, there: unknown, path: string): boolean {
  if (isSame(wanted, there)) return true;
  if (there === undefined) return wanted === 0 || wanted === "" || wanted === false;
  if (!/\.(?:requests|limits)\.[^.]+$/.test(path)) return false;
  const amount = amountOf(wanted);
  return amount !== undefined && amount === amountOf(there);
}

function amountOf(value: unknown): number | undefined {
  return typeof value === "string" || typeof value === "number" ? parseQuantity(String(value)) : undefined;
}
