"use client";
import { useEffect, useMemo } from "react";
import type { TabProps } from "../board/board-view.ts";
import { say } from "../live/announce.ts";
import { changeQuery, useQuery } from "../shell/query.ts";
import { Text } from "../text/text.tsx";
import { DarkNote } from "../ui/dark-note.tsx";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { Pill } from "../ui/pill.tsx";
import { copyToClipboard, saveText } from "../ui/save-text.ts";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import { FoundLines } from "./found-lines.ts";
import { keptText, shownText } from "./log-export.ts";
import { LogLines } from "./log-lines.tsx";
import { logChoices, podFaces } from "./log-pods.ts";
import type { LogReader, LogState } from "./log-reader.ts";
import { LogToolbar } from "./log-toolbar.tsx";
import { type LogView, parseLogView } from "./log-view.ts";
import { useLog } from "./use-log.ts";

/** What the containers of the set's pods write: of all pods, interleaved by time, or of one. */
export function LogsTab(props: TabProps) {
  const query = useQuery();
  const view = useMemo(() => parseLogView(query), [query]);
  const { pod, container, isPrevious, isFollowed, tail } = view;
  // Another log is read from its beginning; how it is shown and searched changes nothing of what was read.
  return <ReadLog key={JSON.stringify([pod, container, isPrevious, isFollowed, tail])} {...props} view={view} />;
}

function ReadLog({ namespace, name, board, view }: TabProps & { view: LogView }) {
  const { reader, state } = useLog(namespace, name, view);
  const { find, hasTimes, pod, container } = view;
  const found = useMemo(() => new FoundLines(find), [find]);
  const faces = useMemo(() => podFaces(board), [board]);
  const choices = useMemo(() => logChoices(board, { pod, container }), [board, pod, container]);
  const hasPods = pod === undefined;
  const { dark } = state;
  useEffect(() => {
    if (dark) say(dark.message);
  }, [dark]);
  const copy = async () => {
    const done = await copyToClipboard(shownText(reader.buffer, found.update(reader.buffer), { hasTimes, hasPods }));
    say(done ? "Copied the lines that are shown." : "The browser does not allow copying.");
  };
  const download = () => saveText(keptText(reader.buffer, { hasTimes: true, hasPods }), `${pod ?? name}.log`, "text/plain");
  if (dark) return <DarkNote dark={dark} />;
  return (
    <>
      <LogToolbar view={view} {...choices} onCopy={() => void copy()} onDownload={download} onClear={() => reader.clear()} />
      <LogBody {...{ reader, state, view, found, faces, hasPods }} />
    </>
  );
}

interface LogBodyProps {
  reader: LogReader;
  state: LogState;
  view: LogView;
  found: FoundLines;
  faces: ReturnType<typeof podFaces>;
  hasPods: boolean;
}

function LogBody({ reader, state, view, found, faces, hasPods }: LogBodyProps) {
  const { buffer } = reader;
  const { find, isWrapped, hasTimes } = view;
  const kept = buffer.end - buffer.first;
  if (kept === 0) return <NoLines state={state} view={view} />;
  const lines = found.update(buffer);
  const shown = lines.count;
  return (
    <>
      <LogStatus reader={reader} state={state} shown={shown} view={view} />
      {shown === 0 ? (
        <Panel>
          <PanelMessage title="No line matches">
            <p className="text-soft">
              None of {kept.toLocaleString("en")} lines contains “<Text>{find}</Text>”.
            </p>
            <Pill onClick={() => changeQuery({ q: undefined })}>Show all lines</Pill>
          </PanelMessage>
        </Panel>
      ) : (
        <LogLines {...{ reader, lines, find, isWrapped, hasTimes, hasPods, faces }} />
      )}
    </>
  );
}

function LogStatus({ reader, state, shown, view }: { reader: LogReader; state: LogState; shown: number; view: LogView }) {
  const { buffer } = reader;
  const kept = buffer.end - buffer.first;
  const words = statusWords(state, view);
  return (
    <p className="mb-2 flex min-h-5 flex-wrap gap-x-3 text-faint text-xs">
      <span>
        {shown < kept ? `${shown.toLocaleString("en")} of ` : ""}
        {kept.toLocaleString("en")} {kept === 1 ? "line" : "lines"}
        {buffer.dropped > 0 && `, the newest of ${(kept + buffer.dropped).toLocaleString("en")}`}
      </span>
      <span className={state.phase === "away" ? "text-wait" : ""}>
        <Text>{words}</Text>
      </span>
      {state.leftOut !== undefined && <span className="text-wait">{state.leftOut}</span>}
    </p>
  );
}

function statusWords({ phase, trouble }: LogState, { isFollowed, isPrevious }: LogView): string {
  switch (phase) {
    case "opening":
      return "opening";
    case "reading":
      return isFollowed ? "followed" : "still coming";
    case "away":
    case "refused":
      return trouble ?? "";
    case "asleep":
      return "not followed while this page is out of view";
    case "dark":
      return "";
    case "ended":
      return isPrevious ? "all that the previous container wrote" : "all that there was; not followed";
  }
}

/** In place of lines: not come yet, none there, or not to be had. */
function NoLines({ state, view: { isPrevious } }: { state: LogState; view: LogView }) {
  const { phase, trouble } = state;
  if (phase === "opening") return <SkeletonRows rows={8} rowClass="h-[32px]" label="Loading the log." />;
  const title = phase === "refused" || phase === "away" ? "The log could not be read" : "No lines";
  return (
    <Panel>
      <PanelMessage title={title}>
        <p className="text-soft">
          {trouble !== undefined ? (
            <Text>{trouble}</Text>
          ) : phase === "reading" ? (
            "Nothing was written yet. What is written from now on appears here."
          ) : isPrevious ? (
            "The previous container has written nothing."
          ) : (
            "Nothing is here."
          )}
        </p>
      </PanelMessage>
    </Panel>
  );
}
