"use client";
import clsx from "clsx";
import { GripHorizontal } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { SetView, Slot } from "@/lib/statefulset/board/board.ts";
import { useTopic } from "../live/use-topic.ts";
import { pushQuery, useQuery } from "../shell/query.ts";
import { isLineDrawn, linePlace, nearestPartition } from "./line-place.ts";
import { useDrawnRows } from "./use-drawn-rows.ts";

/**
 * The partition as a line between two rows: an update reaches the pods below it on the board. Dragged, or moved with the arrow keys and Enter, it
 * opens the dialog with that number; nothing is written by itself.
 */
export function PartitionLine({ set, slots }: { set: SetView; slots: readonly Slot[] }) {
  const { document: status } = useTopic("status");
  const query = useQuery();
  const root = useRef<HTMLDivElement>(null);
  const rows = useDrawnRows(root);
  const [moved, setMoved] = useState<number>();
  if (set.strategy !== "RollingUpdate" || set.replicas === 0) return null;
  const now = set.partition ?? 0;
  const asked = query.get("do") === "partition" ? Number.parseInt(query.get("to") ?? "", 10) : Number.NaN;
  const wanted = moved ?? (Number.isNaN(asked) ? now : Math.min(asked, set.replicas));
  const shown = slots.map(({ ordinal }) => ordinal);
  const isDrawn = (partition: number) => isLineDrawn(rows, shown, set, partition);
  const isFixed = !status || status.switchedOff !== undefined;
  return (
    <div ref={root} className="pointer-events-none absolute inset-0">
      {wanted !== now && isDrawn(now) && <Line y={linePlace(rows, set, now)} isDashed />}
      {(moved !== undefined || isDrawn(wanted)) && (
        <Line y={linePlace(rows, set, wanted)}>
          {isFixed ? (
            <span className={handleClass}>Partition {now}</span>
          ) : (
            <Handle
              set={set}
              now={now}
              wanted={wanted}
              onMove={setMoved}
              partitionAt={(clientY) => {
                const top = root.current?.getBoundingClientRect().top ?? 0;
                return nearestPartition(rows, set, clientY - top);
              }}
            />
          )}
        </Line>
      )}
    </div>
  );
}

function Line({ y, isDashed = false, children }: { y: number | undefined; isDashed?: boolean; children?: React.ReactNode }) {
  if (y === undefined) return null;
  return (
    <div style={{ top: y }} className={clsx("absolute inset-x-0 h-0 border-accent border-t-2", isDashed && "border-dashed opacity-60")}>
      {children}
    </div>
  );
}

const handleClass =
  "absolute left-1/2 -translate-x-1/2 -translate-y-[calc(50%+1px)] flex h-[22px] items-center gap-1.5 whitespace-nowrap rounded-full border border-accent bg-panel px-2.5 text-xs font-medium text-ink";

interface HandleProps {
  set: SetView;
  now: number;
  wanted: number;
  /** undefined: back to where it is. */
  onMove: (partition: number | undefined) => void;
  partitionAt: (clientY: number) => number;
}

function Handle({ set, now, wanted, onMove, partitionAt }: HandleProps) {
  const slider = useRef<HTMLInputElement>(null);
  const isDragged = useRef(false);
  useEffect(() => {
    if (document.activeElement === slider.current) slider.current?.scrollIntoView({ block: "nearest" });
  });
  const ask = () => {
    onMove(undefined);
    if (wanted !== now) pushQuery({ do: "partition", on: undefined, to: String(wanted) });
  };
  const press = (event: KeyboardEvent) => {
    const to = keyTarget(event.key, wanted, set.replicas);
    if (to !== undefined) onMove(to);
    else if (event.key === "Enter" || event.key === " ") ask();
    else if (event.key === "Escape" && wanted !== now) onMove(undefined);
    else return;
    event.preventDefault();
  };
  return (
    <label
      title="Drag, or use the arrow keys and Enter: a dialog asks before anything is done"
      className={clsx(
        handleClass,
        "pointer-events-auto cursor-ns-resize touch-none select-none has-focus-visible:outline-2 has-focus-visible:outline-accent",
      )}
      onPointerDown={(event) => {
        isDragged.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => isDragged.current && onMove(partitionAt(event.clientY))}
      onPointerUp={() => {
        isDragged.current = false;
        ask();
      }}
      onPointerCancel={() => {
        isDragged.current = false;
        onMove(undefined);
      }}
    >
      <GripHorizontal aria-hidden="true" className="size-3.5 text-faint" />
      Partition {now}
      {wanted !== now && <b className="font-semibold text-accent">→ {wanted}</b>}
      <input
        ref={slider}
        type="range"
        min={0}
        max={set.replicas}
        value={wanted}
        aria-label="Partition"
        aria-valuetext={valueText(set, now, wanted)}
        onChange={(event) => onMove(Number(event.target.value))}
        onKeyDown={press}
        className="sr-only scroll-my-24"
      />
    </label>
  );
}

/** Down is down on the board: one more pod above the line. */
function keyTarget(key: string, partition: number, replicas: number): number | undefined {
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, PageDown: 10, PageUp: -10 };
  if (key === "Home") return 0;
  if (key === "End") return replicas;
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return step === undefined ? undefined : Math.max(0, Math.min(replicas, Math.min(partition, replicas) + step));
}

function valueText({ name, start, replicas }: SetView, now: number, wanted: number): string {
  const moved = wanted === now ? "" : `, now ${now}; Enter asks for the change`;
  if (wanted === 0) return `0: an update reaches every pod${moved}`;
  if (wanted >= replicas) return `${wanted}: an update reaches no pod${moved}`;
  return `${wanted}: an update reaches ${name}-${start + wanted} and higher${moved}`;
}
