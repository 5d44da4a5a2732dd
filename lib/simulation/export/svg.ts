import { adviceOf } from "../advice-of.ts";
import { compareLanes, type FactRow } from "../compare-lanes.ts";
import { wantedOf } from "../fact-rows.ts";
import type { Forecast, ForecastLane } from "../forecast-result.ts";
import { type ExportColours, type ExportTheme, exportColours } from "./export-theme.ts";
import { howComputed, requestWords } from "./request-words.ts";
import { availability, availabilityHeight, type LaneBox, laneBars, round, rowsHeight, xOf } from "./svg-lane.ts";
import { timeTicks } from "./time-ticks.ts";
import { wrapText, xmlText } from "./xml-text.ts";

const width = 1280;
const margin = 24;
const chart = { left: 316, width: 590 };
const factsLeft = 934;
/** Characters of a title, and of what stands below it, in a line. */
const titleWidth = 30;
const aboutWidth = 38;
const lineHeight = 17;
/** Facts that stand beside a lane; the table of all is in the other exports. */
const shownFacts: ReadonlySet<string> = new Set(["finished", "fewest-serving", "steps", "pods-lost", "going-back"]);

/** The picture of a forecast, complete in itself: lanes on one time axis, with titles, facts and what was asked. `at`: a moment that is marked in all lanes. */
export function forecastToSvg(forecast: Forecast, { theme, at }: { theme: ExportTheme; at?: number }): string {
  const colours = exportColours[theme];
  const parts: string[] = [];
  let y = margin + 14;
  const write = (text: string, size: number, colour: string, isBold = false) => {
    parts.push(textAt(margin, y, text, colour, size, isBold));
    y += size + 7;
  };
  write(`What if ${forecast.request.set.name} were updated`, 18, colours.ink, true);
  for (const line of wrapText(adviceOf(forecast), 170)) write(line, 13, colours.ink);
  const rows = compareLanes(forecast).filter(({ fact }) => shownFacts.has(fact));
  y += 6;
  forecast.lanes.forEach((lane, index) => {
    const drawn = drawLane(forecast, lane, rows, index, y, colours, at);
    parts.push(drawn.svg);
    y += drawn.height;
  });
  y += 20;
  parts.push(legend(y, colours));
  y += 26;
  const asked = requestWords(forecast.request).map(([label, text]) => `${label}: ${text}`);
  for (const line of [...wrapText(`${asked.join(". ")}.`, 190), ...wrapText(howComputed, 190)]) write(line, 12, colours.soft);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${Math.ceil(y + margin / 2)}" viewBox="0 0 ${width} ${Math.ceil(y + margin / 2)}" font-family="system-ui, sans-serif" role="img" aria-label="${xmlText(adviceOf(forecast))}">
<defs>${hatch("present-before", colours.before)}${hatch("present-after", colours.after)}${hatch("failing", colours.fail)}</defs>
<rect width="100%" height="100%" fill="${colours.panel}"/>
${parts.join("\n")}
</svg>
`;
}

function drawLane(
  forecast: Forecast,
  lane: ForecastLane,
  rows: readonly FactRow[],
  index: number,
  top: number,
  colours: ExportColours,
  at: number | undefined,
): { svg: string; height: number } {
  const about = [lane.about, ...lane.ignored].flatMap((text) => wrapText(text, aboutWidth));
  const title = wrapText(lane.title, titleWidth);
  const bars = rowsHeight(lane.timeline.slots.length);
  const box: LaneBox = { ...chart, top: top + 16, until: forecast.until };
  const below = { ...box, top: box.top + bars + 8 };
  const axis = below.top + availabilityHeight;
  const height = Math.max(24 + (title.length + about.length) * lineHeight, 24 + rows.length * lineHeight, axis + 26 - top) + 8;
  const svg = [
    `<line x1="${margin}" x2="${width - margin}" y1="${top}" y2="${top}" stroke="${colours.line}"/>`,
    ...title.map((line, row) => textAt(margin, top + 24 + row * lineHeight, line, colours.ink, 14, true)),
    ...about.map((line, row) => textAt(margin, top + 24 + (title.length + row) * lineHeight, line, colours.soft, 12)),
    ordinalLabels(lane, box, bars, colours),
    laneBars(lane.timeline, box, forecast.revisions.after, colours),
    availability(lane.timeline, below, wantedOf(forecast), colours),
    ...timeTicks(forecast.until).map(({ at: tick, text }) => textAt(xOf(box, tick), axis + 15, text, colours.soft, 11, false, "middle")),
    ...(at === undefined ? [] : [cursor(box, at, axis, colours)]),
    ...rows.map(({ label, values }, row) => {
      const y = top + 24 + row * lineHeight;
      const value = values[index];
      const colour = value?.mark === "best" ? colours.ready : value?.mark === "worst" ? colours.fail : colours.ink;
      const mark = value?.mark === undefined ? "" : ` (${value.mark})`;
      return `${textAt(factsLeft, y, label, colours.soft, 12)}${textAt(width - margin, y, `${value?.text ?? ""}${mark}`, colour, 12, true, "end")}`;
    }),
  ];
  return { svg: svg.join("\n"), height };
}

/** So many ordinals are named beside their bars; of more the first and the last. */
const labelsMax = 20;

function ordinalLabels({ timeline: { slots }, spec }: ForecastLane, box: LaneBox, bars: number, colours: ExportColours): string {
  if (spec.workload === "Deployment") return "";
  const step = bars / Math.max(1, slots.length);
  return slots
    .map(({ ordinal }, row) => ({ ordinal, row }))
    .filter(({ row }) => slots.length <= labelsMax || row === 0 || row === slots.length - 1)
    .map(({ ordinal, row }) => {
      const y = box.top + row * step + step / 2 + 4;
      return textAt(
        box.left - 8,
        slots.length <= labelsMax ? y : row === 0 ? box.top + 9 : box.top + bars,
        `${ordinal}`,
        colours.soft,
        11,
        false,
        "end",
      );
    })
    .join("");
}

function cursor(box: LaneBox, at: number, bottom: number, { accent }: ExportColours): string {
  const x = round(xOf(box, Math.min(at, box.until)));
  return `<line x1="${x}" x2="${x}" y1="${box.top - 6}" y2="${bottom}" stroke="${accent}" stroke-width="1.5"/>`;
}

function legend(y: number, colours: ExportColours): string {
  const entries: [paint: string, words: string][] = [
    [`fill="${colours.before}"`, "old revision, serving"],
    [`fill="${colours.after}"`, "new revision, serving"],
    [`fill="url(#present-after)" stroke="${colours.after}"`, "there, not serving"],
    [`fill="url(#failing)" stroke="${colours.fail}"`, "failing"],
    [`fill="${colours.after}" fill-opacity="0.18"`, "nothing of it runs yet"],
    [`fill="none" stroke="${colours.edge}" stroke-dasharray="3 3"`, "no pod"],
    [`fill="${colours.ready}" fill-opacity="0.16"`, "how many serve"],
  ];
  return entries
    .map(([paint, words], index) => {
      const x = margin + index * 172;
      return `<rect x="${x}" y="${y - 10}" width="18" height="11" ${paint}/>${textAt(x + 25, y, words, colours.soft, 12)}`;
    })
    .join("\n");
}

function hatch(id: string, colour: string): string {
  return `<pattern id="${id}" width="6" height="6" patternTransform="rotate(45)" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="${colour}" fill-opacity="0.08"/><rect width="3" height="6" fill="${colour}" fill-opacity="0.4"/></pattern>`;
}

function textAt(x: number, y: number, text: string, colour: string, size: number, isBold = false, anchor = "start"): string {
  const weight = isBold ? ' font-weight="600"' : "";
  const anchored = anchor === "start" ? "" : ` text-anchor="${anchor}"`;
  return `<text x="${round(x)}" y="${round(y)}" fill="${colour}" font-size="${size}"${weight}${anchored}>${xmlText(text)}</text>`;
}
