"use client";
import { type ReactNode, type Ref, useRef } from "react";
import { useVirtualWindow } from "./use-virtual-window.ts";

interface VirtualRowsProps {
  count: number;
  rowHeight: number;
  activeIndex: number;
  /** One `tbody`; it must carry `data-index` and the ref, so that a row that grows (open details) is measured. */
  children: (index: number, measure: Ref<HTMLTableSectionElement>) => ReactNode;
}

/** Rows of a long table: only those near the window exist, with spacers for the others. For use inside `table`. */
export function VirtualRows({ count, rowHeight, activeIndex, children }: VirtualRowsProps) {
  const start = useRef<HTMLTableSectionElement>(null);
  const { indexes, before, after, measure } = useVirtualWindow({ count, itemHeight: rowHeight, activeIndex, start });
  return (
    <>
      <tbody ref={start} aria-hidden="true">
        <tr style={{ height: before }} />
      </tbody>
      {indexes.map((index) => children(index, measure))}
      <tbody aria-hidden="true">
        <tr style={{ height: after }} />
      </tbody>
    </>
  );
}
