import clsx from "clsx";
import { memo } from "react";
import { hueClass } from "../encoding/revision-hue.ts";
import { FoundText } from "../text/found-text.tsx";
import { formatLineTime, formatWholeTime } from "./format-time.ts";
import type { LogRow } from "./log-buffer.ts";
import type { PodFace } from "./log-pods.ts";
import { shownLine } from "./log-text.ts";

interface LogLineProps {
  row: LogRow;
  face: PodFace | undefined;
  finder: RegExp | undefined;
  isWrapped: boolean;
  hasTimes: boolean;
  /** Whose line it is, where lines of several pods stand here. */
  hasPods: boolean;
}

/** One line of a log, or a sentence between the lines. */
export const LogLine = memo(function LogLine({ row, face, finder, isWrapped, hasTimes, hasPods }: LogLineProps) {
  const { text, isCut, mark, time } = row;
  if (mark) return <LogMarkLine row={row} />;
  return (
    <div className={clsx("flex items-start gap-2.5 px-3.5", isWrapped ? "min-w-0" : "w-max min-w-full")}>
      {hasPods && <PodTile pod={row.pod} face={face} />}
      {hasTimes && (
        <span className="shrink-0 select-none text-faint" title={formatWholeTime(time)}>
          {formatLineTime(time)}
        </span>
      )}
      <bdi className={isWrapped ? "min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]" : "whitespace-pre"}>
        <FoundText text={shownLine(text) || "\u00a0"} finder={finder} />
        {isCut && <span className="text-faint"> … the line goes on</span>}
      </bdi>
    </div>
  );
}, isSame);

/** A line never changes: its number is enough. */
function isSame({ row: { number }, ...before }: LogLineProps, { row, ...after }: LogLineProps): boolean {
  return (
    number === row.number &&
    before.face === after.face &&
    before.finder === after.finder &&
    before.isWrapped === after.isWrapped &&
    before.hasTimes === after.hasTimes &&
    before.hasPods === after.hasPods
  );
}

function PodTile({ pod, face }: { pod: string; face: PodFace | undefined }) {
  return (
    <span
      title={pod}
      className={clsx(
        "mt-px grid h-[18px] min-w-[22px] shrink-0 place-items-center rounded-[5px] bg-(--hue) px-1 font-sans font-semibold text-(--tile-ink) text-[11px]",
        hueClass[face?.hue ?? "none"],
      )}
    >
      <span aria-hidden="true">{face?.ordinal ?? "?"}</span>
      <span className="sr-only">{pod}: </span>
    </span>
  );
}

function LogMarkLine({ row: { text, mark } }: { row: LogRow }) {
  const isTrouble = mark === "broken" || mark === "gone" || mark === "waiting";
  return (
    <p className={clsx("flex items-center gap-3 px-3.5 font-sans text-[12.5px]", isTrouble ? "text-wait" : "text-soft")}>
      <span aria-hidden="true" className="h-px w-4 shrink-0 bg-line" />
      <bdi className="min-w-0">{shownLine(text)}</bdi>
      <span aria-hidden="true" className="h-px min-w-4 grow bg-line" />
    </p>
  );
}
