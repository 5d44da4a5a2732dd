import type { SlotLine } from "@/lib/timeline/timeline.ts";

/** A row of a lane: one ordinal, or a band of neighbours, which is opened by its first ordinal. */
export type LaneRow = { kind: "slot"; slot: SlotLine } | { kind: "band"; first: number; last: number; slots: readonly SlotLine[] };

/** Up to so many ordinals each has a row of its own. */
export const plainRowsMax = 60;
const bandsMax = 40;
const roundSizes = [5, 10, 20, 25, 50, 100];

/** The rows of a lane: every ordinal, or, of a large set, bands of equally many; a band that is open is followed by its ordinals. */
export function foldRows(slots: readonly SlotLine[], open: ReadonlySet<number>): readonly LaneRow[] {
  if (slots.length <= plainRowsMax) return slots.map((slot) => ({ kind: "slot", slot }));
  const size = roundSizes.find((one) => slots.length / one <= bandsMax) ?? Math.ceil(slots.length / bandsMax);
  return Array.from({ length: Math.ceil(slots.length / size) }, (_, index) => slots.slice(index * size, (index + 1) * size)).flatMap(
    (part): LaneRow[] => {
      const [first = 0, last = 0] = [part[0]?.ordinal, part.at(-1)?.ordinal];
      const inside = open.has(first) ? part.map((slot): LaneRow => ({ kind: "slot", slot })) : [];
      return [{ kind: "band", first, last, slots: part }, ...inside];
    },
  );
}
