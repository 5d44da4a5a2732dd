"use client";
import clsx from "clsx";
import { ArrowDown } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { finderOf } from "../text/find-text.ts";
import { ScrollRegion } from "../ui/scroll-region.tsx";
import { useEnd } from "../ui/use-end.ts";
import { useVirtualScroll } from "../ui/use-virtual-scroll.ts";
import type { ShownLines } from "./found-lines.ts";
import { LogLine } from "./log-line.tsx";
import type { PodFace } from "./log-pods.ts";
import type { LogReader } from "./log-reader.ts";

const lineHeight = 20;
/** Heights of wrapped lines that are remembered after the lines went, before all are measured anew. */
const measuredMax = 20_000;

interface LogLinesProps {
  reader: LogReader;
  lines: ShownLines;
  find: string;
  isWrapped: boolean;
  hasTimes: boolean;
  hasPods: boolean;
  faces: ReadonlyMap<string, PodFace>;
}

/** The lines, those near what is seen. Stays at the end while it is there; read further up, it stands still and counts what comes. */
export function LogLines({ reader, lines, find, isWrapped, hasTimes, hasPods, faces }: LogLinesProps) {
  const { buffer } = reader;
  const { count, at } = lines;
  const { scroller, heldAt, hold, release, scrolled } = useEnd({ end: buffer.end, onHold: (isHeld) => reader.hold(isHeld) });
  const { indexes, before, after, virtualizer } = useVirtualScroll({ count, itemHeight: lineHeight, keyOf: at, scroller });
  const finder = useMemo(() => finderOf(find), [find]);
  useForgetHeights(isWrapped && heldAt === undefined, buffer.first, () => virtualizer.measure());
  const newer = heldAt === undefined ? 0 : buffer.end - Math.max(heldAt, buffer.first);
  return (
    <div className="relative">
      <ScrollRegion
        scroller={scroller}
        role="log"
        aria-label="Lines of the log"
        onScroll={scrolled}
        onWheel={(event) => event.deltaY < 0 && hold()}
        className="relative h-[max(320px,calc(100vh-340px))] overflow-auto rounded-xl border border-line bg-panel py-1.5 font-mono text-[12.5px] leading-[20px] [overflow-anchor:none]"
      >
        <div style={{ height: before }} />
        {indexes.map((index) => {
          const row = buffer.row(at(index));
          return (
            <div
              key={row.number}
              data-index={index}
              ref={isWrapped ? virtualizer.measureElement : undefined}
              className={clsx("min-h-[20px]", !isWrapped && "h-[20px]")}
            >
              <LogLine row={row} face={faces.get(row.pod)} {...{ finder, isWrapped, hasTimes, hasPods }} />
            </div>
          );
        })}
        <div style={{ height: after }} />
      </ScrollRegion>
      {heldAt !== undefined && (
        <button
          type="button"
          onClick={release}
          className="absolute right-5 bottom-4 inline-flex h-8 items-center gap-1.5 rounded-full bg-ink px-3.5 font-medium text-[13px] text-bg shadow-lg"
        >
          <ArrowDown aria-hidden="true" className="size-3.5" />
          {newer === 0
            ? "To the end"
            : `${newer.toLocaleString("en")} new ${newer === 1 ? "line" : "lines"}${buffer.isFull ? ", more wait" : ""}`}
        </button>
      )}
    </div>
  );
}

/** Now and then has all heights measured anew: those of lines that went would be remembered for ever. */
function useForgetHeights(isWanted: boolean, first: number, forget: () => void): void {
  const since = useRef(first);
  useEffect(() => {
    if (!isWanted || first - since.current < measuredMax) return;
    since.current = first;
    forget();
  });
}
