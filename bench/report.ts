import type { Result, Row } from "./measurement.ts";

/** A result for the terminal. */
export function toText(title: string, { rows, notes }: Result): string {
  const width = Math.max(0, ...rows.map(({ what }) => what.length));
  const lines = rows.map(
    (row) => `  ${row.what.padEnd(width)}  ${row.measured}${row.goal === undefined ? "" : `  (goal ${row.goal}: ${heldWord(row)})`}`,
  );
  return [`\n${title}`, ...lines, ...notes.map((note) => `  ${note}`), ""].join("\n");
}

/** A result as the part of docs/benchmarks.md that belongs to it. `run` says when and where it was taken. */
export function toMarkdown({ rows, notes }: Result, run: string): string {
  const table = [
    "| what | measured | goal | held |",
    "|---|---|---|---|",
    ...rows.map((row) => `| ${row.what} | ${row.measured} | ${row.goal ?? ""} | ${heldWord(row)} |`),
  ];
  return [...(rows.length === 0 ? [] : [table.join("\n")]), ...notes, `*${run}*`].join("\n\n");
}

/** Puts `part` between the two comments that mark that measurement's place. Throws when the document has no such place. */
export function replacePart(document: string, name: string, part: string): string {
  const [open, close] = [`<!-- bench ${name} -->`, `<!-- end ${name} -->`];
  const start = document.indexOf(open);
  const end = document.indexOf(close);
  if (start < 0 || end < start) throw new Error(`The document has no place for ${name}: it needs the lines ${open} and ${close}.`);
  return `${document.slice(0, start + open.length)}\n${part}\n${document.slice(end)}`;
}

function heldWord({ held }: Row): string {
  return held === undefined ? "" : held ? "yes" : "no";
}
