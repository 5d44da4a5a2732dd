"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";

interface VirtualScrollOptions {
  count: number;
  /** The usual height of an item, in pixels. */
  itemHeight: number;
  /** What an item is known by while its index changes; must keep its identity as long as it answers the same. */
  keyOf: (index: number) => number;
  /** The element that scrolls. */
  scroller: RefObject<HTMLElement | null>;
}

/** Which of many items are near what is seen of an element that scrolls, and how much room those before and after them take, in pixels. */
export function useVirtualScroll({ count, itemHeight, keyOf, scroller }: VirtualScrollOptions) {
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is memoized here: whoever uses this renders with every change of it
  const virtualizer = useVirtualizer({
    count,
    estimateSize: () => itemHeight,
    getItemKey: keyOf,
    getScrollElement: () => scroller.current,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return { indexes: items.map(({ index }) => index), before, after, virtualizer };
}
