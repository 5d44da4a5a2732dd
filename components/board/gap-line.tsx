"use client";
import type { DnsGap } from "@/lib/statefulset/board/board.ts";
import { useIsWithin } from "../live/use-age.ts";
import { Age } from "../ui/age.tsx";
import { Small } from "../ui/small.tsx";
import { openGapWords, pastGapWords, recentGapMs } from "./gap-words.ts";

/** That a name is missing, and for how long; for a while after it came back, for how long it was. */
export function GapLine({ gap }: { gap: DnsGap }) {
  const isRecent = useIsWithin(gap.until, recentGapMs, "explorer");
  if (gap.until === undefined) {
    return (
      <Small className="text-wait">
        <Age at={gap.since} of="explorer" prefix={openGapWords(gap)} />
      </Small>
    );
  }
  return isRecent ? <Small>{pastGapWords(gap)}</Small> : null;
}
