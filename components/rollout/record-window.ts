import type { MarkKind, Phase, Timeline } from "@/lib/timeline/timeline.ts";
import type { TimeWindow } from "../timeline/time-window.ts";

export const zooms = [
  { key: "rollout", title: "Last rollout" },
  { key: "5m", title: "Last 5 min" },
  { key: "all", title: "All" },
] as const;

export type Zoom = (typeof zooms)[number]["key"];

const fiveMinutes = 300_000;
/** The shortest that is drawn: less would magnify noise. */
const shortest = 10_000;
/** A wish that comes so soon after another belongs to the same rollout. */
const sameRolloutMs = 120_000;
const beginnings: ReadonlySet<MarkKind> = new Set(["template-changed", "went-back", "scaled"]);

const restful: ReadonlySet<Phase> = new Set(["ready", "absent"]);

/** The zoom that a query asks for; what it does not say, or says wrongly, is the last rollout. */
export function parseZoom(text: string | null): Zoom {
  return zooms.find(({ key }) => key === text)?.key ?? "rollout";
}

/** The part of a recording that a zoom shows: the last rollout from the person's wish until it came to rest, or until now. */
export function recordWindow(timeline: Timeline, zoom: Zoom): TimeWindow {
  const { from, until, marks, slots } = timeline;
  if (zoom === "all") return widened({ from, to: until });
  if (zoom === "5m") return { from: until - fiveMinutes, to: until };
  const begin = marks
    .filter(({ kind }) => beginnings.has(kind))
    .reduceRight<number | undefined>(
      (earliest, { at }) => (earliest === undefined || earliest - at < sameRolloutMs ? at : earliest),
      undefined,
    );
  if (begin === undefined) return widened({ from: Math.max(from, until - fiveMinutes), to: until });
  const lastChange = Math.max(begin, ...slots.map(({ spans }) => spans.at(-1)?.from ?? begin));
  const margin = Math.max(2_000, (lastChange - begin) * 0.06);
  const isAtRest = slots.every(({ spans }) => restful.has(spans.at(-1)?.phase ?? "absent"));
  const to = isAtRest ? Math.min(until, lastChange + Math.max(20_000, 3 * margin)) : until;
  return widened({ from: Math.max(from, begin - margin), to });
}

function widened({ from, to }: TimeWindow): TimeWindow {
  return { from: Math.min(from, to - shortest), to };
}
