"use client";
import dynamic from "next/dynamic";
import { useEffect, useRef } from "react";
import type { Board } from "@/lib/statefulset/board/board.ts";
import { say } from "../live/announce.ts";
import { useTopic } from "../live/use-topic.ts";
import { AsOf } from "../shell/as-of.tsx";
import { useQuery } from "../shell/query.ts";
import { Tabs } from "../ui/tabs.tsx";
import { AbsentSet } from "./absent-set.tsx";
import { boardChanges } from "./board-changes.ts";
import { BoardHeading } from "./board-heading.tsx";
import { BoardSkeleton, BoardTabPanel } from "./board-tab.tsx";
import { boardTabs, parseBoardView } from "./board-view.ts";

const EventsTab = dynamic(() => import("../events/events-tab.tsx").then((module) => module.EventsTab), { ssr: false });
const YamlTab = dynamic(() => import("../yaml/yaml-tab.tsx").then((module) => module.YamlTab), { ssr: false });

/** One set: its heading and its tabs. */
export function BoardScreen({ namespace, name }: { namespace: string; name: string }) {
  const { document: board, phase, message } = useTopic("set", `${namespace}/${name}`);
  const query = useQuery();
  const view = parseBoardView(query);
  useBoardSpeech(board);
  return (
    <>
      <BoardHeading namespace={namespace} name={name} board={board} asOf={<AsOf />} />
      {phase === "absent" ? (
        <AbsentSet namespace={namespace} message={message} />
      ) : (
        <>
          <Tabs tabs={boardTabs} chosen={view.tab} query={query.toString()} />
          {view.tab === "events" && <EventsTab namespace={namespace} name={name} dark={board?.dark.events} />}
          {view.tab === "yaml" && <YamlTab namespace={namespace} name={name} generation={board?.set.generation} />}
          {view.tab === "board" && (board ? <BoardTabPanel board={board} view={view} /> : <BoardSkeleton message={message} />)}
        </>
      )}
    </>
  );
}

/** Has changes of the board spoken. */
function useBoardSpeech(board: Board | undefined): void {
  const heard = useRef<Board>(undefined);
  useEffect(() => {
    if (heard.current && board) for (const { key, sentence } of boardChanges(heard.current, board)) say(sentence, key);
    heard.current = board;
  }, [board]);
}
