import type { DnsGap } from "@/lib/statefulset/board/board.ts";

/** How long after a name came back the row still tells of it; the details do as long as it is known. */
export const recentGapMs = 60_000;

/** A span in tenths of a second, as long as that says something: "0.4 s", "4.2 s", "75 s". */
export function formatSpan(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1_000;
  return `${seconds < 60 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}

/** A moment as the viewer's clock shows it: "12:03:04". */
export function formatClock(at: string): string {
  const moment = new Date(at);
  return [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
}

/** The row's few words of a gap that is over: "was missing for 4.2 s". */
export function pastGapWords({ ms, isAtLeast }: DnsGap): string {
  return `was missing for ${isAtLeast ? "at least " : ""}${formatSpan(ms ?? 0)}`;
}

/** What comes before the growing seconds of a gap that lasts. */
export function openGapWords({ isAtLeast }: DnsGap): string {
  return `missing for ${isAtLeast ? "at least " : ""}`;
}

/** How exact a gap is known, as a sentence's end: questions tell of nothing that was between them. */
export function gapPrecision({ withinMs, isAtLeast }: DnsGap): string {
  if (isAtLeast) return "nobody looked all the time";
  return withinMs < 100 ? "to a tenth of a second" : `give or take ${formatSpan(withinMs)}, the time between two questions`;
}
