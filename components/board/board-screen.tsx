"use client";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useEffect, useRef } from "react";
import type { Board } from "@/lib/statefulset/board/board.ts";
import { say } from "../live/announce.ts";
import { useTopic } from "../live/use-topic.ts";
import { AsOf } from "../shell/as-of.tsx";
import { useQuery } from "../shell/query.ts";
import { Text } from "../text/text.tsx";
import { Panel, PanelMessage } from "../ui/panel.tsx";
import { pillClass } from "../ui/pill-class.ts";
import { Tabs } from "../ui/tabs.tsx";
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
        <AbsentSet message={message} />
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

function AbsentSet({ message }: { message: string | undefined }) {
  return (
    <Panel className="mt-5">
      <PanelMessage title="This StatefulSet is not there">
        {message && <Text className="text-soft">{message}</Text>}
        <p className="text-soft">
          It may have been deleted, or be in another cluster or namespace. If it is created, it appears here by itself.
        </p>
        <Link href="/" prefetch={false} className={pillClass}>
          All StatefulSets
        </Link>
      </PanelMessage>
    </Panel>
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
