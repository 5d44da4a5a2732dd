"use client";
import clsx from "clsx";
import { memo, type Ref, useEffect, useRef } from "react";
import type { Board, SetView, Slot } from "@/lib/statefulset/board/board.ts";
import { SlotMenuLink } from "../actions/slot-menu-link.tsx";
import { OrdinalTile } from "../encoding/ordinal-tile.tsx";
import { RevisionChip } from "../encoding/revision-chip.tsx";
import { Name } from "../text/text.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { type BoardColumnKey, boardColumns, darkWords } from "./board-columns.ts";
import { ClaimsCell } from "./claims-cell.tsx";
import { CounterCell } from "./counter-cell.tsx";
import { DnsCell } from "./dns-cell.tsx";
import { LazySlotDetails } from "./lazy-slot-details.tsx";
import { PodCell } from "./pod-cell.tsx";
import { StateCell } from "./state-cell.tsx";

export interface SlotProps {
  slot: Slot;
  set: SetView;
  dark: Board["dark"];
  names: Board["names"];
  isSelected: boolean;
  isOpen: boolean;
  /** Changes when the keyboard moved here: the row takes the focus. */
  focusTurn: number;
  onToggle: (ordinal: number) => void;
}

interface BoardRowProps extends SlotProps {
  /** Of virtual rows: where it stands, and what measures it. */
  index?: number;
  measure?: Ref<HTMLTableSectionElement>;
}

/** One ordinal: a row of fixed height, and below it its details while they are open. */
export const BoardRow = memo(function BoardRow({ index, measure, ...props }: BoardRowProps) {
  const { slot, isSelected, isOpen, onToggle } = props;
  const detailsId = `details-${slot.ordinal}`;
  return (
    <tbody ref={measure} data-index={index} className={clsx("border-line border-b last:border-b-0", isSelected && "bg-shade")}>
      <tr className="h-[66px]" aria-rowindex={index === undefined ? undefined : index + 2} data-ordinal={slot.ordinal}>
        {boardColumns.map(({ key, isNumber }) => {
          const className = clsx(
            "overflow-hidden px-3 align-middle",
            isNumber && "text-right",
            isSelected && key === "ordinal" && "shadow-[inset_2px_0_var(--accent)]",
          );
          if (key === "ordinal") {
            return (
              <th key={key} scope="row" className={clsx(className, "font-normal")}>
                <TileButton {...props} detailsId={detailsId} />
              </th>
            );
          }
          return (
            <td key={key} className={className}>
              <BoardRowCell column={key} {...props} />
            </td>
          );
        })}
      </tr>
      {isOpen && (
        <tr id={detailsId}>
          <td colSpan={boardColumns.length} className="border-line border-t bg-shade px-4 py-3">
            <LazySlotDetails slot={slot} set={props.set} names={props.names} onClose={() => onToggle(slot.ordinal)} />
          </td>
        </tr>
      )}
    </tbody>
  );
});

/** The ordinal's tile opens and closes the details; the keyboard's way from row to row. */
export function TileButton({ slot, isOpen, focusTurn, onToggle, detailsId }: SlotProps & { detailsId: string }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focusTurn > 0) button.current?.focus();
  }, [focusTurn]);
  return (
    <button
      ref={button}
      type="button"
      onClick={() => onToggle(slot.ordinal)}
      aria-expanded={isOpen}
      aria-controls={isOpen ? detailsId : undefined}
      aria-label={`Ordinal ${slot.ordinal}, details`}
      className="rounded-lg"
    >
      <OrdinalTile ordinal={slot.ordinal} hue={slot.hue} fill={slot.fill} />
    </button>
  );
}

/** What stands in a column for a slot, in rows and cards alike; in a dark column, which right is missing. */
export function BoardRowCell({ column, ...props }: SlotProps & { column: BoardColumnKey }) {
  const dark = boardColumns.find(({ key }) => key === column)?.dark;
  if (dark && props.dark[dark]) return <span className="text-faint text-xs">{darkWords[dark]}</span>;
  return <Cell column={column} {...props} />;
}

function Cell({ column, slot, set, onToggle }: SlotProps & { column: BoardColumnKey }) {
  switch (column) {
    case "ordinal":
      return null;
    case "pod":
      return <PodCell slot={slot} set={set} onOpen={() => onToggle(slot.ordinal)} />;
    case "state":
      return <StateCell slot={slot} />;
    case "revision":
      return slot.pod?.revision ? <RevisionChip revision={slot.pod.revision} setName={set.name} hue={slot.hue} /> : null;
    case "claims":
      return <ClaimsCell slot={slot} />;
    case "dns":
      return <DnsCell dns={slot.dns} />;
    case "counter":
      return <CounterCell slot={slot} />;
    case "node":
      return (
        <div className="flex items-center justify-between gap-1">
          {slot.pod?.node ? (
            <CopyText value={slot.pod.node} className="min-w-0 font-mono text-code">
              <Name>{slot.pod.node}</Name>
            </CopyText>
          ) : (
            <span />
          )}
          <SlotMenuLink ordinal={slot.ordinal} />
        </div>
      );
  }
}
