import clsx from "clsx";
import type { RevisionHue, SlotFill } from "@/lib/statefulset/board/board.ts";
import { fillClass, hueClass } from "./revision-hue.ts";

/** The numbered tile of an ordinal: its hue is the revision, its fill whether it serves. */
export function OrdinalTile({ ordinal, hue, fill }: { ordinal: number; hue: RevisionHue; fill: SlotFill }) {
  return (
    <span
      className={clsx(
        "grid h-[30px] min-w-[30px] place-items-center rounded-lg px-1 font-semibold tabular-nums",
        hueClass[hue],
        fillClass[fill],
        ordinal > 999 && "text-xs",
      )}
    >
      {ordinal}
    </span>
  );
}
