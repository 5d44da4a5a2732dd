import type { SlotLine, Timeline } from "@/lib/timeline/timeline.ts";
import { lifeWords } from "../board/life-words.ts";
import { formatAge } from "../text/format-age.ts";
import { phaseWords } from "../timeline/phase-state.ts";
import { formatMoment } from "./format-moment.ts";

/** What a place was doing at a moment, and since when: what pointing at its bar says. */
export function barWords({ until }: Pick<Timeline, "until">, slot: SlotLine | undefined, at: number): string {
  const moment = formatMoment(at, until);
  const span = slot?.spans.find(({ from, to }) => at >= from && at <= to);
  if (!slot) return moment;
  if (!span) return `${moment} · ${slot.name ?? slot.ordinal}: not recorded`;
  const parts = [
    moment,
    `${slot.name ?? slot.ordinal}: ${phaseWords[span.phase]}`,
    `since ${formatMoment(span.from, until)} (${formatAge(at - span.from)})`,
    ...(span.revision === undefined ? [] : [span.revision]),
    ...(span.life > 1 ? [lifeWords(span.life)] : []),
  ];
  return parts.join(" · ");
}
