import clsx from "clsx";
import type { Slot } from "@/lib/statefulset/board/board.ts";
import { visibleText } from "../text/visible-text.ts";
import { Age } from "../ui/age.tsx";
import { Flash } from "../ui/flash.tsx";
import { Small } from "../ui/small.tsx";
import { counterWords } from "./counter-words.ts";

/** The number that this very pod answered, how it is known, and what its previous life had. */
export function CounterCell({ slot }: { slot: Slot }) {
  const { value, how, at, before, isLost, trouble, isCalm, isOld } = counterWords(slot.counter, slot.pod?.uid);
  const isKnown = slot.counter.value !== undefined;
  return (
    <Flash on={value}>
      <div className={clsx("truncate font-semibold text-lg leading-[22px] tracking-tight", !isKnown && "text-faint")}>{value}</div>
      {trouble && (
        <Small className={clsx(!isCalm && "text-wait")} title={visibleText(slot.counter.error?.message ?? trouble)}>
          <bdi>{visibleText(trouble)}</bdi>
        </Small>
      )}
      {isOld && at && (
        <Small>
          <Age at={at} of="explorer" prefix="read " suffix=" ago" />
        </Small>
      )}
      {how && !trouble && (
        <Small className="inline-flex max-w-full" title={visibleText(how)}>
          <bdi className="truncate">{visibleText(how)}</bdi>
          {at && <Age at={at} of="explorer" prefix=", " suffix=" ago" />}
        </Small>
      )}
      {before && <Small className={clsx(isLost && "text-wait")}>{before}</Small>}
    </Flash>
  );
}
