"use client";
import type { ReactNode, Ref } from "react";
import { useVirtualScroll } from "../ui/use-virtual-scroll.ts";

interface NearRowsProps {
  scroller: { current: HTMLElement | null };
  count: number;
  rowHeight: number;
  children: (index: number, measure: Ref<HTMLTableSectionElement>) => ReactNode;
}

const sameIndex = (index: number) => index;

/** The rows of a table that scrolls by itself which are near what is seen of it, with room for the others. */
export function NearRows({ scroller, count, rowHeight, children }: NearRowsProps) {
  const { indexes, before, after, virtualizer } = useVirtualScroll({ count, itemHeight: rowHeight, keyOf: sameIndex, scroller });
  return (
    <>
      <tbody aria-hidden="true">
        <tr style={{ height: before }} />
      </tbody>
      {indexes.map((index) => children(index, virtualizer.measureElement))}
      <tbody aria-hidden="true">
        <tr style={{ height: after }} />
      </tbody>
    </>
  );
}
