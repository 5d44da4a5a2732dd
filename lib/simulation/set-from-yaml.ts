import { type Document, isMap, isNode, LineCounter, parseAllDocuments } from "yaml";
import { AppError } from "../errors.ts";
import { duplicateKey } from "./duplicate-key.ts";
import type { ForecastSet } from "./forecast-request.ts";
import { isRecord } from "./manifest-place.ts";
import { setFromManifest } from "./set-from-manifest.ts";

export const yamlCharactersMax = 1024 * 1024;
/** Documents in one text, and items of its Lists. */
const documentsMax = 200;
/** What aliases may come to in all: enough for every manifest that a person wrote, far too little for a bomb. */
const aliasesMax = 100;

/** A StatefulSet out of a text. */
export interface SetFromYaml {
  set: ForecastSet;
  /** As it was written. */
  manifest: Readonly<Record<string, unknown>>;
  /** Where it begins, from 1. */
  line: number;
  /** What else the text has, e.g. "Service web"; it is left out. */
  leftOut: readonly string[];
}

interface Found {
  object: Readonly<Record<string, unknown>>;
  document: Document.Parsed;
  /** Where it is in its document. */
  at: readonly (string | number)[];
}

/**
 * The one StatefulSet of a YAML (or JSON) text: of several documents, or of a List, it is taken and the rest left out; two are refused. Throws AppError (invalid, too_large): one
 * sentence, with the line where it is known (`context.line`).
 */
export function setFromYaml(text: string): SetFromYaml {
  if (text.length > yamlCharactersMax) throw new AppError("too_large", "The YAML is larger than 1 MiB: leave the StatefulSet alone in it.");
  const lines = new LineCounter();
  const found = documentsOf(text, lines).flatMap((document) => objectsOf(document, lines));
  const sets = found.filter(({ object }) => object.kind === "StatefulSet");
  const [one, another] = sets;
  if (!one) throw noSet(found);
  const line = lineOf(one, [], lines) ?? 1;
  if (another) {
    const all = sets.map((set) => lineOf(set, [], lines)).join(" and ");
    throw faultAt(
      `There are ${sets.length} StatefulSets, on the lines ${all}: leave only the one that is meant.`,
      lineOf(another, [], lines),
    );
  }
  return { set: checked(one, lines), manifest: one.object, line, leftOut: found.filter((other) => other !== one).map(nameOf) };
}

function documentsOf(text: string, lines: LineCounter): Document.Parsed[] {
  if ((text.match(/^(?:---|\.\.\.)/gm)?.length ?? 0) > documentsMax)
    throw faultAt(`There are more than ${documentsMax} documents: leave the StatefulSet alone.`, undefined);
  let documents: Document.Parsed[];
  const tooDeep = faultAt("This cannot be read as YAML: it is nested too deep.", undefined);
  try {
    documents = [
      ...parseAllDocuments(text, { lineCounter: lines, uniqueKeys: false, merge: true, prettyErrors: false, logLevel: "silent" }),
    ];
  } catch {
    throw tooDeep;
  }
  const [error] = documents.flatMap((document) => document.errors);
  // Nested so deep, the parser runs out of its stack, which each engine words in its own way.
  if (error && /call stack|recursion/i.test(error.message)) throw tooDeep;
  if (error) throw faultAt(`This is no YAML: ${sentence(error.message)}`, lines.linePos(error.pos[0]).line);
  for (const document of documents) {
    const twice = duplicateKey(document);
    if (twice)
      throw faultAt(
        `The key ${JSON.stringify(twice.value).slice(0, 60)} stands twice in one mapping.`,
        lines.linePos(twice.range?.[0] ?? 0).line,
      );
  }
  return documents;
}

function objectsOf(document: Document.Parsed, lines: LineCounter): Found[] {
  let object: unknown;
  try {
    object = document.toJS({ maxAliasCount: aliasesMax });
  } catch {
    throw faultAt(
      "Its aliases (*) come to too much, or lead nowhere: write out what they stand for.",
      lines.linePos(document.range[0]).line,
    );
  }
  if (object === null || object === undefined) return [];
  if (!isRecord(object)) throw faultAt("This is no object of Kubernetes: a StatefulSet is wanted.", lines.linePos(document.range[0]).line);
  if (!(typeof object.kind === "string" && object.kind.endsWith("List") && Array.isArray(object.items)))
    return [{ object, document, at: [] }];
  if (object.items.length > documentsMax)
    throw faultAt(`The List has more than ${documentsMax} items: leave the StatefulSet alone.`, undefined);
  return object.items.flatMap((item: unknown, index) => (isRecord(item) ? [{ object: item, document, at: ["items", index] }] : []));
}

function noSet(found: readonly Found[]): AppError {
  if (found.length === 0) return faultAt("There is nothing in it: a StatefulSet is wanted.", undefined);
  const names = found.slice(0, 3).map(nameOf).join(", ");
  return faultAt(`There is no StatefulSet in it, only ${names}${found.length > 3 ? ", …" : ""}.`, undefined);
}

function nameOf({ object: { kind, metadata } }: Found): string {
  const name = isRecord(metadata) ? metadata.name : undefined;
  const what = typeof kind === "string" && kind !== "" ? kind.slice(0, 60) : "an object without a kind";
  return typeof name === "string" ? `${what} ${name.slice(0, 60)}` : what;
}

function checked(found: Found, lines: LineCounter): ForecastSet {
  try {
    return setFromManifest(found.object);
  } catch (error) {
    if (!(error instanceof AppError) || !Array.isArray(error.context.path)) throw error;
    throw faultAt(error.message, lineOf(found, error.context.path, lines));
  }
}

/** The line of the nearest thing that is there on the way. */
function lineOf({ document, at }: Found, path: readonly (string | number)[], lines: LineCounter): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const way = [...at, ...path.slice(0, length)];
    const node = way.length === 0 ? document.contents : document.getIn(way, true);
    const parent = way.length < 2 ? document.contents : document.getIn(way.slice(0, -1), true);
    const key = isMap(parent) ? parent.items.find((pair) => isNode(pair.key) && String(pair.key) === way.at(-1))?.key : undefined;
    const range = isNode(key) ? key.range : isNode(node) ? node.range : undefined;
    if (range) return lines.linePos(range[0]).line;
  }
  return undefined;
}

function faultAt(message: string, line: number | undefined): AppError {
  return line === undefined ? new AppError("invalid", message) : new AppError("invalid", `Line ${line}: ${message}`, { context: { line } });
}

function sentence(message: string): string {
  const [first = ""] = message.split("\n");
  return first.replace(/[.:]?\s*$/, ".").slice(0, 200);
}
