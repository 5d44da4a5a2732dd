"use client";
import dynamic from "next/dynamic";
import { type ReactNode, type Ref, useRef } from "react";
import { ScrollRegion } from "../ui/scroll-region.tsx";

interface ScrollTableProps {
  label: string;
  caption: string;
  columns: readonly string[];
  count: number;
  /** The usual height of a row, in pixels. */
  rowHeight: number;
  /** One `tbody`; it must carry `data-index` and the ref. */
  children: (index: number, measure: Ref<HTMLTableSectionElement>) => ReactNode;
}

// Loaded only for a table that is long enough to want it.
const NearRows = dynamic(() => import("./near-rows.tsx").then((module) => module.NearRows), { ssr: false });

/** Above so many rows only those near what is seen exist. */
const plainRowsMax = 40;

/** A table that scrolls by itself, of any length. */
export function ScrollTable({ label, caption, columns, count, rowHeight, children }: ScrollTableProps) {
  const scroller = useRef<HTMLElement>(null);
  const rows = (rowsShown: ReactNode) => (
    <ScrollRegion scroller={scroller} aria-label={label} className="max-h-[420px] overflow-y-auto [overflow-anchor:none]">
      <table className="w-full border-collapse" aria-rowcount={count + 1}>
        <caption className="sr-only">{caption}</caption>
        <thead className="sr-only">
          <tr>
            {columns.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {rowsShown}
      </table>
    </ScrollRegion>
  );
  if (count <= plainRowsMax) return rows(Array.from({ length: count }, (_, index) => children(index, null)));
  return rows(
    <NearRows scroller={scroller} count={count} rowHeight={rowHeight}>
      {children}
    </NearRows>,
  );
}
