"use client";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";

/** Above so many cards only those near the window exist. */
const plainCardsMax = 60;

// Loaded only for a list that is long enough to want it.
const VirtualCards = dynamic(() => import("./virtual-cards.tsx").then((module) => module.VirtualCards), { ssr: false });

interface CardListProps {
  keys: readonly string[];
  cardHeight: number;
  activeIndex: number;
  children: (index: number) => ReactNode;
}

/** A list of a narrow window: as many columns of cards as fit, or one column of a long list. */
export function CardList({ keys, cardHeight, activeIndex, children }: CardListProps) {
  if (keys.length > plainCardsMax) {
    return (
      <VirtualCards keys={keys} cardHeight={cardHeight} activeIndex={activeIndex}>
        {children}
      </VirtualCards>
    );
  }
  return (
    <ol className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,340px),1fr))] items-start gap-3">
      {keys.map((key, index) => (
        <li key={key} className="min-w-0">
          {children(index)}
        </li>
      ))}
    </ol>
  );
}
