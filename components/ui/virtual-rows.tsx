"use client";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type Ref, useEffect, useLayoutEffect, useRef, useState } from "react";

export interface VirtualRowsProps {
  count: number;
  rowHeight: number;
  /** The index that must be brought into view when it changes, or -1. */
  activeIndex: number;
  /** One `tbody`; it must carry `data-index` and the ref, so that a row that grows (open details) is measured. */
  children: (index: number, measure: Ref<HTMLTableSectionElement>) => ReactNode;
}

/** Rows of a long table: only those near the window exist, with spacers for the others. For use inside `table`. */
export function VirtualRows({ count, rowHeight, activeIndex, children }: VirtualRowsProps) {
  const start = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    if (start.current) setScrollMargin(start.current.getBoundingClientRect().top + globalThis.scrollY);
  }, []);
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is memoized here: this component renders with every change of it
  const virtualizer = useWindowVirtualizer({ count, estimateSize: () => rowHeight, overscan: 8, scrollMargin, scrollPaddingStart: 80 });
  useEffect(() => {
    if (activeIndex >= 0) virtualizer.scrollToIndex(activeIndex, { align: "auto" });
  }, [activeIndex, virtualizer]);
  const items = virtualizer.getVirtualItems();
  const before = (items[0]?.start ?? scrollMargin) - scrollMargin;
  const after = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? scrollMargin) - scrollMargin);
  return (
    <>
      <tbody ref={start} aria-hidden="true">
        <tr style={{ height: before }} />
      </tbody>
      {items.map((item) => children(item.index, virtualizer.measureElement))}
      <tbody aria-hidden="true">
        <tr style={{ height: after }} />
      </tbody>
    </>
  );
}
