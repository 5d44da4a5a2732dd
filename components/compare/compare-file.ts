import { type CompareFields, fieldsOf, linkVersion } from "./compare-fields.ts";

const format = "statefulset-explorer/comparison";

/** A file with more is none of ours. */
export const fileBytesMax = 256 * 1024;

/** The text of a file that keeps a comparison as it is, what is wrong in it included. */
export function printFile(fields: CompareFields): string {
  return `${JSON.stringify({ format, version: linkVersion, fields }, undefined, 2)}\n`;
}

/** The fields that a file keeps, and what it has that is not known here; or in one sentence why there are none. */
export function readFile(text: string): { fields?: CompareFields; unknown?: readonly string[]; problem?: string } {
  if (text.length > fileBytesMax) return { problem: "This file is too large to be a comparison: 256 KiB is the most." };
  const content = parsed(text);
  if (content === undefined) return { problem: "This file is no comparison: it is not JSON." };
  if (!isRecord(content) || content.format !== format || !isRecord(content.fields))
    return { problem: `This file is no comparison: its format is not ${format}.` };
  // Who writes such a file by hand may write a number as a number.
  const texts = Object.entries(content.fields).map(([name, value]) => [name, isRecord(value) ? "{}" : String(value)] as const);
  const version = String(content.version);
  const { fields, unknown } = fieldsOf([...texts.filter(([name]) => name !== "v"), ["v", version] as const]);
  return { fields, unknown };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
