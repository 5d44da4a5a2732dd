"use client";
import { type ReactNode, useRef } from "react";
import { useVirtualWindow } from "./use-virtual-window.ts";

interface VirtualCardsProps {
  keys: readonly string[];
  cardHeight: number;
  activeIndex: number;
  children: (index: number) => ReactNode;
}

/** Cards of a long list, one below the other: only those near the window exist, with room for the others. */
export function VirtualCards({ keys, cardHeight, activeIndex, children }: VirtualCardsProps) {
  const start = useRef<HTMLDivElement>(null);
  const { indexes, before, after, measure } = useVirtualWindow({ count: keys.length, itemHeight: cardHeight, activeIndex, start });
  return (
    <div ref={start}>
      <div style={{ height: before }} />
      <ol>
        {indexes.map((index) => (
          <li key={keys[index]} ref={measure} data-index={index} aria-setsize={keys.length} aria-posinset={index + 1} className="pb-3">
            {children(index)}
          </li>
        ))}
      </ol>
      <div style={{ height: after }} />
    </div>
  );
}
