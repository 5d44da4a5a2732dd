"use client";
import clsx from "clsx";
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

/** One row per ordinal. */
export function BoardTable({ board, slots, selected, isOpen, focusTurn, onToggle }: BoardListProps) {
  return (
    <Panel>
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">Ordinals of {board.set.name}</caption>
        <BoardTableHead />
        {slots.map((slot) => (
          <BoardRow
            key={slot.ordinal}
            slot={slot}
            set={board.set}
            dark={board.dark}
            isSelected={slot.ordinal === selected}
            isOpen={slot.ordinal === selected && isOpen}
            focusTurn={slot.ordinal === selected ? focusTurn : 0}
            onToggle={onToggle}
          />
        ))}
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
