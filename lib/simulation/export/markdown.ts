import { adviceOf } from "../advice-of.ts";
import { compareLanes } from "../compare-lanes.ts";
import type { Forecast } from "../forecast-result.ts";
import { howComputed, requestWords } from "./request-words.ts";

/** A section of Markdown for a report or an issue: the advice, a table of the facts with best and worst in words, what each lane does, what was asked and how it was computed. */
export function forecastToMarkdown(forecast: Forecast): string {
  const { lanes, request } = forecast;
  const table = [
    ["", ...lanes.map(({ title }) => title)],
    lanes.map(() => "---").concat("---"),
    ...compareLanes(forecast).map(({ label, values }) => [label, ...values.map(({ text, mark }) => (mark ? `${text} (${mark})` : text))]),
  ];
  const abouts = lanes.map(({ title, about, ignored }) => `- **${safe(title)}**: ${[about, ...ignored].map(safe).join(" ")}`);
  const asked = requestWords(request).map(([label, text]) => `- ${safe(label)}: ${safe(text)}`);
  return [
    `## What if ${safe(request.set.name)} were updated`,
    safe(adviceOf(forecast)),
    table.map((row) => `| ${row.map(safe).join(" | ")} |`).join("\n"),
    abouts.join("\n"),
    "### What was asked",
    asked.join("\n"),
    howComputed,
    "",
  ].join("\n\n");
}

/** Text that stays text: nothing of it is markup, an end of a cell or of a line. */
function safe(text: string): string {
  return text
    .replace(/[\r\n]+/g, " ")
    .replace(/[\\`*_[\]<>|#~!&]/g, (sign) => (sign === "<" ? "&lt;" : sign === "&" ? "&amp;" : `\\${sign}`));
}
