"use client";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useLayoutEffect, useState } from "react";

export interface VirtualWindowOptions {
  count: number;
  /** The usual height of an item, in pixels; those that differ are measured. */
  itemHeight: number;
  /** The index that must be brought into view when it changes, or -1. */
  activeIndex: number;
  /** The element that stands before all items. */
  start: RefObject<HTMLElement | null>;
}

/** Which of many items are near the window, and how much room those before and after them take, in pixels. */
export function useVirtualWindow({ count, itemHeight, activeIndex, start }: VirtualWindowOptions) {
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    if (start.current) setScrollMargin(start.current.getBoundingClientRect().top + globalThis.scrollY);
  }, [start]);
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is memoized here: whoever uses this renders with every change of it
  const virtualizer = useWindowVirtualizer({ count, estimateSize: () => itemHeight, overscan: 8, scrollMargin, scrollPaddingStart: 80 });
  useEffect(() => {
    if (activeIndex >= 0) virtualizer.scrollToIndex(activeIndex, { align: "auto" });
  }, [activeIndex, virtualizer]);
  const items = virtualizer.getVirtualItems();
  const before = (items[0]?.start ?? scrollMargin) - scrollMargin;
  const after = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? scrollMargin) - scrollMargin);
  return { indexes: items.map(({ index }) => index), before, after, measure: virtualizer.measureElement };
}
