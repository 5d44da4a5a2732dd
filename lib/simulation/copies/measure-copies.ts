import type { Phase, Span, Timeline } from "../../timeline/timeline.ts";
import type { Duration, PodTimes } from "../forecast-request.ts";

/** What the pods of these timelines took from their creation to ready and from their deletion to gone; undefined where none was seen to become ready. */
export function measureCopies(timelines: readonly Timeline[]): PodTimes | undefined {
  const lives = timelines.flatMap(({ slots }) => slots.flatMap(({ spans }) => livesOf(spans)));
  const whole = lives.filter((spans) => spans[0]?.phase === "waiting" && spans.some(({ phase }) => phase === "ready"));
  const ended = lives.flatMap((spans) => spans.filter(({ phase }, index) => phase === "ending" && index === spans.length - 1).map(lasted));
  const starts = whole.map((spans) => timeIn(spans, "waiting"));
  if (starts.length === 0) return undefined;
  return {
    start: durationOf(starts),
    ready: durationOf(whole.map((spans) => timeIn(spans, "starting"))),
    stop: durationOf(ended),
    source: { kind: "measured", of: starts.length },
  };
}

/** Spans of each life; of the last one too, but for what goes on at the end. */
function livesOf(spans: readonly Span[]): Span[][] {
  const lives = new Map<number, Span[]>();
  for (const span of spans.slice(0, -1).filter(({ life }) => life > 0)) lives.set(span.life, [...(lives.get(span.life) ?? []), span]);
  const last = spans.at(-1);
  if (last && last.phase === "ready") lives.set(last.life, [...(lives.get(last.life) ?? []), last]);
  return [...lives.values()];
}

/** Until it is first ready. */
function timeIn(spans: readonly Span[], phase: Phase): number {
  const ready = spans.findIndex((span) => span.phase === "ready");
  return spans
    .slice(0, ready)
    .filter((span) => span.phase === phase)
    .map(lasted)
    .reduce((sum, ms) => sum + ms, 0);
}

function lasted({ from, to }: Span): number {
  return to - from;
}

/** Middle and half the range. */
function durationOf(all: readonly number[]): Duration {
  if (all.length === 0) return { ms: 0, spreadMs: 0 };
  const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
  return { ms: Math.round(mean), spreadMs: Math.round((Math.max(...all) - Math.min(...all)) / 2) };
}
