import clsx from "clsx";
import type { LaneRow } from "./fold-rows.ts";

interface LaneLabelsProps {
  rows: readonly LaneRow[];
  open: ReadonlySet<number>;
  onOpen: (first: number) => void;
  pointed: number | undefined;
  height: number;
}

/** The ordinals beside the bars; a band's opens and closes it. */
export function LaneLabels({ rows, open, onOpen, pointed, height }: LaneLabelsProps) {
  return (
    <div className="relative pr-1.5 text-right text-[11px] text-faint tabular-nums leading-4">
      {rows.map((row, index) =>
        row.kind === "slot" ? (
          <div key={row.slot.ordinal} style={{ height }} className={clsx(index === pointed && "font-semibold text-ink")}>
            {row.slot.ordinal}
          </div>
        ) : (
          <button
            key={`band ${row.first}`}
            type="button"
            tabIndex={-1}
            aria-expanded={open.has(row.first)}
            aria-label={`Ordinals ${row.first} to ${row.last}`}
            className={clsx("block w-full text-right hover:text-ink", index === pointed && "font-semibold text-ink")}
            style={{ height }}
            onClick={() => onOpen(row.first)}
          >
            {open.has(row.first) ? "▾" : "▸"} {row.first}
          </button>
        ),
      )}
    </div>
  );
}
