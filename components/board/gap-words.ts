import type { DnsGap } from "@/lib/statefulset/board/board.ts";

/** How long after a name came back the row still tells of it; the details do as long as it is known. */
export const recentGapMs = 60_000;

/** A span in tenths of a second, as long as that says something: "0.4 s", "4.2 s", "75 s". */
export function formatSpan(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1_000;
  return `${seconds < 60 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}

/** The row's few words of a gap that is over: "was missing for 4.2 s". */
export function pastGapWords({ ms, isAtLeast }: DnsGap): string {
  return `was missing for ${isAtLeast ? "at least " : ""}${formatSpan(ms ?? 0)}`;
}

/** What comes before the growing seconds of a gap that lasts. */
export function openGapWords({ isAtLeast }: DnsGap): string {
  return `missing for ${isAtLeast ? "at least " : ""}`;
}
