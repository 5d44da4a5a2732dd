import { isDeepStrictEqual } from "node:util";

/** Whether it is a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether two JSON values say the same; a number and its text do, as in Kubernetes' int-or-string. */
export function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== typeof b && ["string", "number"].includes(typeof a) && ["string", "number"].includes(typeof b))
    return String(a) === String(b);
  return isDeepStrictEqual(a, b);
}
