"use client";
import clsx from "clsx";
import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import type { Board, Slot } from "@/lib/statefulset/board/board.ts";
import { Panel } from "../ui/panel.tsx";
import { boardColumns } from "./board-columns.ts";
import { BoardRow } from "./board-row.tsx";

export interface BoardListProps {
  board: Board;
  slots: readonly Slot[];
  selected: number | undefined;
  isOpen: boolean;
  focusTurn: number;
  onToggle: (ordinal: number) => void;
}

/** Above so many rows only those near the window exist. */
const plainRowsMax = 60;
const rowHeight = 67;

// Loaded only for a set that is large enough to want it.
const VirtualRows = dynamic(() => import("../ui/virtual-rows.tsx").then((module) => module.VirtualRows), { ssr: false });

/** One row per ordinal. */
export function BoardTable({ board, slots, selected, isOpen, focusTurn, onToggle }: BoardListProps) {
  const row = (slot: Slot, virtual?: Pick<ComponentProps<typeof BoardRow>, "index" | "measure">) => (
    <BoardRow
      key={slot.ordinal}
      slot={slot}
      set={board.set}
      dark={board.dark}
      names={board.names}
      isSelected={slot.ordinal === selected}
      isOpen={slot.ordinal === selected && isOpen}
      focusTurn={slot.ordinal === selected ? focusTurn : 0}
      onToggle={onToggle}
      {...virtual}
    />
  );
  return (
    <Panel>
      <table className="w-full table-fixed border-collapse" aria-rowcount={slots.length + 1}>
        <caption className="sr-only">Ordinals of {board.set.name}</caption>
        <BoardTableHead />
        {slots.length <= plainRowsMax ? (
          slots.map((slot) => row(slot))
        ) : (
          <VirtualRows count={slots.length} rowHeight={rowHeight} activeIndex={slots.findIndex((slot) => slot.ordinal === selected)}>
            {(index, measure) => {
              const slot = slots[index];
              return slot && row(slot, { index, measure });
            }}
          </VirtualRows>
        )}
      </table>
    </Panel>
  );
}

export function BoardTableHead() {
  return (
    <thead>
      <tr className="h-[38px] border-line border-b text-faint text-xs">
        {boardColumns.map(({ key, title, width, isNumber }) => (
          <th key={key} scope="col" className={clsx("px-3 font-medium", width, isNumber ? "text-right" : "text-left")}>
            {key === "ordinal" ? <span className="sr-only">{title}</span> : title}
          </th>
        ))}
      </tr>
    </thead>
  );
}
