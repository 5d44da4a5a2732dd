import { spanAt } from "../../timeline/span-at.ts";
import type { SlotLine, Timeline } from "../../timeline/timeline.ts";
import { adviceOf } from "../advice-of.ts";
import { compareLanes } from "../compare-lanes.ts";
import { durationWords } from "../duration-words.ts";
import type { Forecast, ForecastLane } from "../forecast-result.ts";
import { phaseFill } from "./export-theme.ts";
import { requestWords } from "./request-words.ts";
import { wrapText } from "./xml-text.ts";

/** More places than this are not drawn one by one: only those at both ends. */
const rowsMax = 24;

/** Lanes as text for a terminal of so many columns: a line per pod, a sign per stretch of time, the facts below. No colour, so that it can be piped. */
export function forecastToText(forecast: Forecast, { columns = 100 }: { columns?: number } = {}): string {
  const wide = Math.max(40, columns);
  const [set, ...rest] = requestWords(forecast.request);
  const lines = [
    `Forecast for ${set?.[1] ?? ""}`,
    ...rest.map(([label, text]) => `  ${label}: ${text}`),
    "",
    "  █ serves   ▒ there, not serving   ! failing   ░ nothing of it runs yet   · no pod;  new revision: ▓ serves, / not serving",
  ];
  for (const lane of forecast.lanes) lines.push("", ...laneText(forecast, lane, wide));
  lines.push("", ...factsText(forecast, wide), "", ...wrapText(adviceOf(forecast), wide));
  return `${lines.join("\n")}\n`;
}

function laneText(forecast: Forecast, lane: ForecastLane, columns: number): string[] {
  const { timeline, title, about, ignored } = lane;
  const { slots } = timeline;
  const shown = slots.length <= rowsMax ? slots : [...slots.slice(0, rowsMax / 2), ...slots.slice(-rowsMax / 2)];
  const names = shown.map(({ ordinal, name }) => name ?? `pod ${ordinal + 1}`);
  const label = Math.max(8, ...names.map((name) => name.length)) + 2;
  const width = Math.max(20, columns - label - 2);
  const rows = shown.map(
    (slot, row) => `  ${(names[row] ?? "").padEnd(label)}${barText(slot, timeline.until, width, forecast.revisions.after)}`,
  );
  if (shown.length < slots.length) rows.splice(rowsMax / 2, 0, `  … ${slots.length - shown.length} more`);
  const end = durationWords(timeline.until);
  return [
    title,
    ...[about, ...ignored].flatMap((text) => wrapText(text, columns - 2)).map((line) => `  ${line}`),
    ...rows.toReversed(),
    `  ${"ready".padEnd(label)}${servingText(timeline, width)}`,
    `  ${" ".repeat(label)}0${end.padStart(width - 1)}`,
  ];
}

/** A sign for each stretch: what was there in the middle of it. */
function barText(slot: SlotLine, until: number, width: number, after: string): string {
  return Array.from({ length: width }, (_, column) => {
    const span = spanAt(slot, ((column + 0.5) * until) / width);
    if (!span || span.phase === "absent") return "·";
    if (span.phase === "failing") return "!";
    const fill = phaseFill[span.phase];
    if (fill === "waiting") return "░";
    return fill === "serving" ? (span.revision === after ? "▓" : "█") : span.revision === after ? "/" : "▒";
  }).join("");
}

/** How many serve, written where it changes. */
function servingText({ serving, until }: Timeline, width: number): string {
  let line = "";
  for (const { at, serving: count } of serving) {
    const column = Math.max(line === "" ? 0 : line.length + 1, Math.floor((at / until) * width));
    if (column + `${count}`.length <= width) line = `${line.padEnd(column)}${count}`;
  }
  return line;
}

function factsText(forecast: Forecast, columns: number): string[] {
  const rows = compareLanes(forecast).map(({ label, values }) => [
    label,
    ...values.map(({ text, mark }) => (mark ? `${text} (${mark})` : text)),
  ]);
  const table = [["", ...forecast.lanes.map((_, index) => `lane ${index + 1}`)], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const titles = forecast.lanes.map(({ title }, index) => `lane ${index + 1}: ${title}`).join("; ");
  return [...wrapText(titles, columns), ...lines];
}
