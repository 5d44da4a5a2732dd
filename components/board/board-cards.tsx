"use client";
import clsx from "clsx";
import { memo } from "react";
import { StateWord } from "../encoding/state-word.tsx";
import { Text } from "../text/text.tsx";
import { CardList } from "../ui/card-list.tsx";
import { BoardRowCell, type SlotProps, TileButton } from "./board-row.tsx";
import type { BoardListProps } from "./board-table.tsx";
import { LazySlotDetails } from "./lazy-slot-details.tsx";
import { PodCell } from "./pod-cell.tsx";

/** The board of a narrow window: one card per ordinal. */
export function BoardCards({ board, slots, selected, isOpen, focusTurn, onToggle }: BoardListProps) {
  return (
    <CardList
      keys={slots.map(({ ordinal }) => String(ordinal))}
      cardHeight={300}
      activeIndex={slots.findIndex(({ ordinal }) => ordinal === selected)}
    >
      {(index) => {
        const slot = slots[index];
        return (
          slot && (
            <BoardCard
              slot={slot}
              set={board.set}
              dark={board.dark}
              names={board.names}
              isSelected={slot.ordinal === selected}
              isOpen={slot.ordinal === selected && isOpen}
              focusTurn={slot.ordinal === selected ? focusTurn : 0}
              onToggle={onToggle}
            />
          )
        );
      }}
    </CardList>
  );
}

const fields = [
  { column: "claims", title: "Claim → volume" },
  { column: "dns", title: "DNS identity" },
  { column: "counter", title: "Counter" },
  { column: "revision", title: "Revision" },
  { column: "node", title: "Node" },
] as const;

const BoardCard = memo(function BoardCard(props: SlotProps) {
  const { slot, set, isSelected, isOpen, onToggle } = props;
  const detailsId = `details-${slot.ordinal}`;
  return (
    <article
      aria-label={`Ordinal ${slot.ordinal}`}
      data-ordinal={slot.ordinal}
      className={clsx("min-w-0 rounded-xl border bg-panel", isSelected ? "border-edge" : "border-line")}
    >
      <div className="flex items-center gap-3 border-line border-b px-3.5 py-2.5">
        <TileButton {...props} detailsId={detailsId} />
        <div className="min-w-0 grow">
          <PodCell slot={slot} set={set} onOpen={() => onToggle(slot.ordinal)} />
        </div>
        <StateWord state={slot.state} />
      </div>
      <dl className="grid gap-1.5 px-3.5 py-2.5">
        {slot.reason && (
          <div className="grid grid-cols-[104px_minmax(0,1fr)] gap-2">
            <dt className="text-faint text-xs leading-5">Why</dt>
            <dd className="min-w-0 text-xs leading-5">
              <Text className="break-words">{slot.reason}</Text>
            </dd>
          </div>
        )}
        {fields.map(({ column, title }) => (
          <div key={column} className="grid min-h-6 grid-cols-[104px_minmax(0,1fr)] gap-2">
            <dt className="text-faint text-xs leading-6">{title}</dt>
            <dd className="min-w-0">
              <BoardRowCell column={column} {...props} />
            </dd>
          </div>
        ))}
      </dl>
      {isOpen && (
        <div id={detailsId} className="border-line border-t bg-shade px-3.5 py-3">
          <LazySlotDetails slot={slot} set={set} names={props.names} onClose={() => onToggle(slot.ordinal)} />
        </div>
      )}
    </article>
  );
});
