"use client";
import { type ReactNode, useRef } from "react";
import { useVirtualWindow } from "./use-virtual-window.ts";

interface VirtualListProps {
  keys: readonly string[];
  label: string;
  itemHeight: number;
  itemClass: string;
  children: (index: number) => ReactNode;
}

/** A list of any length inside a panel: only the items near the window exist, with room for the others. */
export function VirtualList({ keys, label, itemHeight, itemClass, children }: VirtualListProps) {
  const start = useRef<HTMLDivElement>(null);
  const { indexes, before, after, measure } = useVirtualWindow({ count: keys.length, itemHeight, activeIndex: -1, start });
  return (
    <div ref={start}>
      <div style={{ height: before }} />
      <ol aria-label={label}>
        {indexes.map((index) => (
          <li key={keys[index]} ref={measure} data-index={index} aria-setsize={keys.length} aria-posinset={index + 1} className={itemClass}>
            {children(index)}
          </li>
        ))}
      </ol>
      <div style={{ height: after }} />
    </div>
  );
}
