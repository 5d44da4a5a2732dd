import type { Timeline } from "../../timeline/timeline.ts";
import { type BarFill, type ExportColours, phaseFill } from "./export-theme.ts";

/** Where a lane's chart is drawn: pixels; the time axis is as wide as `width`. */
export interface LaneBox {
  left: number;
  top: number;
  width: number;
  until: number;
}

/** All the ordinals of a lane are at most this high; of many each is thin. */
const rowsHeightMax = 320;
const rowHeightMax = 16;
export const availabilityHeight = 26;

/** How high the bars of so many places are together. */
export function rowsHeight(places: number): number {
  return Math.min(rowsHeightMax, places * rowHeightMax);
}

/** The bars of a lane: one path for each hue and fill, however many pods there are. */
export function laneBars({ slots }: Timeline, box: LaneBox, after: string, colours: ExportColours): string {
  const step = rowsHeight(slots.length) / Math.max(1, slots.length);
  // Of many, each is a hair: a gap between them would be all that is seen.
  const height = step < 5 ? step : step - 4;
  const paths = new Map<string, string[]>();
  slots.forEach(({ spans }, row) => {
    for (const { phase, from, to, revision } of spans) {
      const fill = phaseFill[phase];
      if (to <= from) continue;
      const key = phase === "failing" ? "failing" : fill === "empty" ? fill : `${fill} ${revision === after ? "after" : "before"}`;
      const [x, x2] = [xOf(box, from), xOf(box, to)];
      const y = box.top + row * step + (step - height) / 2;
      paths.set(key, [...(paths.get(key) ?? []), `M${round(x)} ${round(y)}H${round(x2)}V${round(y + height)}H${round(x)}Z`]);
    }
  });
  return [...paths.keys()]
    .sort()
    .map((key) => `<path d="${paths.get(key)?.join("") ?? ""}" ${paint(key, colours)}/>`)
    .join("\n");
}

/** How the paths of a hue and fill are painted; the hatches stand in the picture's head. */
function paint(key: string, colours: ExportColours): string {
  if (key === "empty") return `fill="none" stroke="${colours.edge}" stroke-dasharray="3 3" stroke-opacity="0.6"`;
  if (key === "failing") return `fill="url(#failing)" stroke="${colours.fail}"`;
  const [fill, hue] = key.split(" ") as [BarFill, "before" | "after"];
  if (fill === "serving") return `fill="${colours[hue]}"`;
  return fill === "waiting" ? `fill="${colours[hue]}" fill-opacity="0.18"` : `fill="url(#present-${hue})" stroke="${colours[hue]}"`;
}

/** How many serve over the time, as an area; its full height is all of them. */
export function availability({ serving, until }: Timeline, box: LaneBox, wanted: number, colours: ExportColours): string {
  const most = Math.max(1, wanted, ...serving.map((step) => step.serving));
  const bottom = box.top + availabilityHeight;
  const steps = serving.map((step, index) => {
    const y = round(bottom - (availabilityHeight * step.serving) / most);
    return `V${y}H${round(xOf(box, serving[index + 1]?.at ?? until))}`;
  });
  const path = `M${round(xOf(box, serving[0]?.at ?? 0))} ${bottom}${steps.join("")}`;
  return `<path d="${path}V${bottom}Z" fill="${colours.ready}" fill-opacity="0.16"/><path d="${path}" fill="none" stroke="${colours.ready}"/>`;
}

/** Where a moment is. */
export function xOf({ left, width, until }: LaneBox, at: number): number {
  return left + (width * at) / Math.max(1, until);
}

export function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
