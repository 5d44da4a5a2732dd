import { compareLanes } from "../compare-lanes.ts";
import type { Forecast } from "../forecast-result.ts";

/**
 * A forecast as one table for a spreadsheet: what happens to each pod as rows of kind `span`, what is done as `move`, how many serve as `serving`, the facts as `fact`. Times are
 * milliseconds since the change.
 */
export function forecastToCsv(forecast: Forecast): string {
  const rows: (string | number)[][] = [
    ["lane", "strategy", "kind", "from_ms", "to_ms", "pod", "ordinal", "what", "revision", "value", "rule"],
  ];
  const facts = compareLanes(forecast);
  forecast.lanes.forEach(({ title, timeline, moves }, index) => {
    const lane = index + 1;
    for (const { ordinal, name = "", spans } of timeline.slots)
      for (const { from, to, phase, revision = "" } of spans)
        rows.push([lane, title, "span", from, to, name, ordinal, phase, revision, "", ""]);
    for (const move of moves) rows.push([lane, title, "move", move.at, move.at, "", move.ordinal, move.do, move.revision, "", move.rule]);
    timeline.serving.forEach(({ at, serving }, step) => {
      rows.push([lane, title, "serving", at, timeline.serving[step + 1]?.at ?? timeline.until, "", "", "serving", "", serving, ""]);
    });
    for (const { label, values } of facts) rows.push([lane, title, "fact", "", "", "", "", label, "", values[index]?.text ?? "", ""]);
  });
  return rows.map((row) => `${row.map(toCell).join(",")}\r\n`).join("");
}

/** A text is never a formula: what a spreadsheet would take for one gets an apostrophe in front (RFC 4180 for the rest). */
function toCell(value: string | number): string {
  if (typeof value === "number") return `${value}`;
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
