import type { FieldManager } from "@/lib/protocol/yaml-response.ts";

/** A block of text of more lines than this is folded at first. */
const textLinesMax = 8;
/** And a line of more characters. */
export const lineCharactersMax = 300;
/** Blocks can be folded down to this indentation: two levels, or the page would be all buttons. */
const foldedIndentMax = 2;

/** A line of a manifest. */
export interface YamlLine {
  text: string;
  /** Its number in the text that is copied; managed fields are no part of that. */
  number: number | undefined;
  /** Index after the last line of its block; the next line's when it is none, or cannot be folded. */
  end: number;
  /** It can be folded: what is under it, or the line itself where that is too long. */
  canFold: boolean;
  isFoldedAtFirst: boolean;
  manager?: FieldManager;
}

/** The lines of a manifest, with who has set what at the end of its metadata. */
export function foldLines(yaml: string, managers: readonly FieldManager[]): readonly YamlLine[] {
  const texts = yaml.replace(/\n$/, "").split("\n");
  const lines: Omit<YamlLine, "end">[] = texts.map((text, index) => ({ text, number: index + 1, canFold: false, isFoldedAtFirst: false }));
  if (managers.length > 0) lines.splice(endOfMetadata(texts), 0, ...managerLines(managers));
  const ends = blockEnds(lines.map(({ text }) => text));
  return lines.map((line, index) => {
    const end = ends[index] ?? index + 1;
    const isText = /(?:^|[:-] )[|>][+-]?\d?$/.test(line.text);
    const isLong = line.text.length > lineCharactersMax;
    const isBlock = end > index + 1;
    const isManaged = line.number === undefined && isBlock && indentOf(line.text) <= 4;
    const canFold = isLong || (isBlock && (isText || isManaged || indentOf(line.text) <= foldedIndentMax));
    const isFoldedAtFirst = isLong || isManaged || (isText && end - index - 1 > textLinesMax);
    return { ...line, end: canFold ? end : index + 1, canFold, isFoldedAtFirst };
  });
}

/** Indexes of the lines that are seen: without those in folded blocks. `toggled`: those that are not as they were at first. */
export function unfoldedLines(lines: readonly YamlLine[], toggled: ReadonlySet<number>): readonly number[] {
  const seen: number[] = [];
  for (let index = 0; index < lines.length; ) {
    seen.push(index);
    const line = lines[index];
    index = line && isFolded(line, index, toggled) ? line.end : index + 1;
  }
  return seen;
}

/** Whether a line is folded now. */
export function isFolded({ canFold, isFoldedAtFirst }: YamlLine, index: number, toggled: ReadonlySet<number>): boolean {
  return canFold && isFoldedAtFirst !== toggled.has(index);
}

/** Indexes of the lines that match; managed fields only repeat the names of others. */
export function findLines(lines: readonly YamlLine[], finder: RegExp): readonly number[] {
  return lines.flatMap(({ text, number }, index) => (number !== undefined && text.search(finder) >= 0 ? [index] : []));
}

/** What is to be toggled for all but the managed fields to be unfolded. */
export function searchedFolds(lines: readonly YamlLine[]): ReadonlySet<number> {
  return new Set(lines.flatMap(({ number, isFoldedAtFirst }, index) => (number !== undefined && isFoldedAtFirst ? [index] : [])));
}

function indentOf(text: string): number {
  return /^ */.exec(text)?.[0].length ?? 0;
}

/** Where each line's block ends: with the first line that is not further in. Empty lines belong to the text that they stand in. */
function blockEnds(texts: readonly string[]): readonly number[] {
  const ends = texts.map((_, index) => index + 1);
  const open: number[] = [];
  const closeTo = (indent: number, at: number) => {
    for (let last = open.at(-1); last !== undefined && indentOf(texts[last] ?? "") >= indent; last = open.at(-1)) {
      ends[last] = at;
      open.pop();
    }
  };
  for (const [index, text] of texts.entries()) {
    if (text.trim() === "") continue;
    closeTo(indentOf(text), index);
    open.push(index);
  }
  closeTo(0, texts.length);
  return ends;
}

function endOfMetadata(texts: readonly string[]): number {
  const start = texts.indexOf("metadata:");
  const length = texts.slice(start + 1).findIndex((text) => text !== "" && !text.startsWith(" "));
  return start < 0 ? texts.length : length < 0 ? texts.length : start + 1 + length;
}

function managerLines(managers: readonly FieldManager[]): Omit<YamlLine, "end">[] {
  const line = (text: string, manager?: FieldManager) => ({
    text,
    number: undefined,
    canFold: false,
    isFoldedAtFirst: false,
    ...(manager === undefined ? {} : { manager }),
  });
  return [
    line("  managedFields:"),
    ...managers.flatMap((manager) => [
      line(`    - manager: ${manager.manager}`, manager),
      ...manager.fields
        .replace(/\n$/, "")
        .split("\n")
        .map((text) => line(`      ${text}`)),
    ]),
  ];
}
