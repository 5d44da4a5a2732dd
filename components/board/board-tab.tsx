"use client";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import type { Board } from "@/lib/statefulset/board/board.ts";
import { useTopic } from "../live/use-topic.ts";
import { changeQuery } from "../shell/query.ts";
import { Text } from "../text/text.tsx";
import { LazyDarkNote } from "../ui/lazy-dark-note.tsx";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { Pill } from "../ui/pill.tsx";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import { useNarrow } from "../ui/use-narrow.ts";
import { type BoardListProps, BoardTable } from "./board-table.tsx";
import { type BoardView, visibleSlots, wantsAttention } from "./board-view.ts";
import { useBoardKeys } from "./use-board-keys.ts";

// Few sets are entangled with the pods of others.
const ForeignPods = dynamic(() => import("./foreign-pods.tsx").then((module) => module.ForeignPods), { ssr: false });

// Loaded only where the window is narrow.
const BoardCards = dynamic(() => import("./board-cards.tsx").then((module) => module.BoardCards), { ssr: false });

// Loaded only where there is something to say.
const BoardNotesLine = dynamic(() => import("./board-notes-line.tsx").then((module) => module.BoardNotesLine), { ssr: false });

// Loaded only where an update is held, or may be.
const PartitionLine = dynamic(() => import("./partition-line.tsx").then((module) => module.PartitionLine), { ssr: false });

/** The parts of a board that darken a column; the events' note stands in their own tab, nodes and volumes are merely left out. */
const noted = ["pods", "claims", "service", "endpoints", "revisions"] as const;

/** The board itself: what may not be seen, the rows, and the pods of others. */
export function BoardTabPanel({ board, view }: { board: Board; view: BoardView }) {
  const { slots } = board;
  const { find, isAttentionOnly } = view;
  const visible = useMemo(() => visibleSlots(slots, { find, isAttentionOnly }), [slots, find, isAttentionOnly]);
  const { selection, toggle } = useBoardKeys(view, visible);
  const attention = Object.values(slots).filter(wantsAttention).length;
  const total = Object.keys(slots).length;
  return (
    <>
      {noted.map((part) => {
        const dark = board.dark[part];
        return dark && <LazyDarkNote key={part} dark={dark} />;
      })}
      {(attention > 0 || isUpdating(board)) && <BoardNotesLine board={board} />}
      {(attention > 0 || isAttentionOnly) && (
        <div className="mb-3 flex items-center gap-3">
          <Pill aria-pressed={isAttentionOnly} onClick={() => changeQuery({ show: isAttentionOnly ? undefined : "attention" })}>
            Needs attention <b className="font-medium text-ink">{attention}</b>
          </Pill>
          {visible.length < total && (
            <span className="text-faint text-xs">
              {visible.length} of {total} ordinals
            </span>
          )}
        </div>
      )}
      {visible.length > 0 ? (
        <div className="relative">
          <BoardList
            board={board}
            slots={visible}
            selected={selection.ordinal}
            isOpen={selection.isOpen}
            focusTurn={selection.focusTurn}
            onToggle={toggle}
          />
          {(view.isLineWanted || board.set.partition || isUpdating(board)) && <PartitionLine set={board.set} slots={visible} />}
        </div>
      ) : (
        <Panel>{total === 0 ? <EmptyBoard board={board} /> : <NothingFound view={view} />}</Panel>
      )}
      {Object.keys(board.foreignPods).length > 0 && <ForeignPods board={board} />}
    </>
  );
}

/** Whether pods may be at different revisions; with OnDelete they may be even where the set itself knows only one. */
function isUpdating({ set }: Board): boolean {
  return set.currentRevision !== set.updateRevision || set.strategy === "OnDelete";
}

function BoardList(props: BoardListProps) {
  return useNarrow() ? <BoardCards {...props} /> : <BoardTable {...props} />;
}

function EmptyBoard({ board }: { board: Board }) {
  const command = `kubectl scale statefulset ${board.set.name} --namespace ${board.set.namespace} --replicas 1`;
  return (
    <PanelMessage title="No ordinals">
      <p className="text-soft">The set is scaled to 0 replicas and has left no claims behind. Scale it up to see its first pod:</p>
      <code className="rounded-md bg-chip px-2 py-1 font-mono text-code">{command}</code>
    </PanelMessage>
  );
}

function NothingFound({ view }: { view: BoardView }) {
  return (
    <PanelMessage title={view.find ? "No ordinal matches" : "Nothing needs attention"}>
      {view.find && (
        <p className="text-soft">
          Nothing here contains “<Text>{view.find}</Text>”.
        </p>
      )}
      <Pill onClick={() => changeQuery({ q: undefined, show: undefined })}>Show all ordinals</Pill>
    </PanelMessage>
  );
}

/** The board before its first word: rows of the same height, and why they are not there yet if that is known. */
export function BoardSkeleton({ message }: { message: string | undefined }) {
  const { document: status } = useTopic("status");
  const sets = status?.kinds.statefulsets;
  const why = sets && sets.phase !== "live" ? (sets.reason ?? message) : message;
  return (
    <>
      {why && (
        <p className="mb-3 text-wait">
          <Text>{why}</Text>
        </p>
      )}
      <SkeletonRows rows={3} rowClass="h-[67px]" label="Loading the board." />
    </>
  );
}
