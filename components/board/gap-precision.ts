import type { DnsGap } from "@/lib/statefulset/board/board.ts";
import { formatSpan } from "./gap-words.ts";

/** How exact a gap is known, as a sentence's end: questions tell of nothing that was between them. */
export function gapPrecision({ withinMs, isAtLeast }: DnsGap): string {
  if (isAtLeast) return "nobody looked all the time";
  return withinMs < 100 ? "to a tenth of a second" : `give or take ${formatSpan(withinMs)}, the time between two questions`;
}
