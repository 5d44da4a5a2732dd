import type { DnsGap } from "../../statefulset/board/board.ts";
import type { Mark } from "../timeline.ts";
import { toMs } from "./pod-look.ts";

/**
 * The marks of a time in which a name did not lead to its pod, as DNS itself was seen to answer while somebody looked; by key. `aheadMs`: how far the cluster's
 * clock is ahead of the one that the gap was taken by.
 */
export function nameGapMarks(ordinal: number, gap: DnsGap, aheadMs: number): [key: string, mark: Mark][] {
  const since = toMs(gap.since);
  const until = toMs(gap.until);
  if (since === undefined) return [];
  const key = `dns:${ordinal}:${since}`;
  const base = { by: "node", ordinal } as const;
  const gone: Mark = { at: Math.round(since + aheadMs), kind: "name-gone", ...base, text: "DNS no longer leads to it" };
  if (until === undefined) return [[key, gone]];
  const how = `after ${gap.isAtLeast ? "at least " : ""}${((gap.ms ?? until - since) / 1_000).toFixed(1)} s`;
  const back: Mark = { at: Math.round(until + aheadMs), kind: "name-appeared", ...base, text: `DNS leads to it again, ${how}` };
  return [
    [key, gone],
    [`${key}:until`, back],
  ];
}
