import { parse } from "yaml";

/** A value of the chart, as values.yaml tells of it. */
export interface DocumentedValue {
  /** Keys with dots between them: "image.tag". */
  path: string;
  meaning: string;
  default: unknown;
}

/** Every value that has a `# -- ` sentence above it. Throws when one has none, nor is part of a value that has. */
export function readDocumentedValues(text: string): DocumentedValue[] {
  const defaults: unknown = parse(text);
  const found: DocumentedValue[] = [];
  const above: { indent: number; key: string }[] = [];
  let meaning: string | undefined;
  let documentedIndent = Number.POSITIVE_INFINITY;
  for (const line of text.split("\n")) {
    const sentence = /^\s*# -- (.+)$/.exec(line)?.[1];
    const [, space = "", key, value = ""] = /^( *)([A-Za-z]+):(.*)$/.exec(line) ?? [];
    if (sentence !== undefined) meaning = sentence;
    if (key === undefined || space.length > documentedIndent) continue;
    documentedIndent = meaning === undefined ? Number.POSITIVE_INFINITY : space.length;
    while ((above.at(-1)?.indent ?? -1) >= space.length) above.pop();
    above.push({ indent: space.length, key });
    const path = above.map((one) => one.key).join(".");
    if (meaning !== undefined) found.push({ path, meaning, default: valueAt(defaults, path) });
    else if (value.trim() !== "") throw new Error(`values.yaml does not say what ${path} means.`);
    meaning = undefined;
  }
  return found;
}

function valueAt(values: unknown, path: string): unknown {
  return path.split(".").reduce((part, key) => (part as Record<string, unknown>)[key], values);
}
