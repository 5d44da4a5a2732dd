"use client";
import dynamic from "next/dynamic";
import { type ComponentType, useEffect, useRef } from "react";
import type { Board } from "@/lib/statefulset/board/board.ts";
import { say } from "../live/announce.ts";
import { useTopic } from "../live/use-topic.ts";
import { AsOf } from "../shell/as-of.tsx";
import { useQuery } from "../shell/query.ts";
import { Tabs } from "../ui/tabs.tsx";
import { boardChanges } from "./board-changes.ts";
import { BoardHeading } from "./board-heading.tsx";
import { BoardSkeleton, BoardTabPanel } from "./board-tab.tsx";
import { type BoardTab, type BoardView, boardTabs, parseBoardView, type TabProps } from "./board-view.ts";

/** The other tabs, loaded when somebody opens them. */
const lazyTabs: Readonly<Record<Exclude<BoardTab, "board">, ComponentType<TabProps>>> = {
  rollout: dynamic(() => import("../rollout/rollout-tab.tsx").then((module) => module.RolloutTab), { ssr: false }),
  storage: dynamic(() => import("../storage/storage-tab.tsx").then((module) => module.StorageTab), { ssr: false }),
  network: dynamic(() => import("../network/network-tab.tsx").then((module) => module.NetworkTab), { ssr: false }),
  probes: dynamic(() => import("../probes/probes-tab.tsx").then((module) => module.ProbesTab), { ssr: false }),
  topology: dynamic(() => import("../topology/topology-tab.tsx").then((module) => module.TopologyTab), { ssr: false }),
  logs: dynamic(() => import("../logs/logs-tab.tsx").then((module) => module.LogsTab), { ssr: false }),
  events: dynamic(() => import("../events/events-tab.tsx").then((module) => module.EventsTab), { ssr: false }),
  yaml: dynamic(() => import("../yaml/yaml-tab.tsx").then((module) => module.YamlTab), { ssr: false }),
};

const ActionDialog = dynamic(() => import("../actions/action-dialog.tsx").then((module) => module.ActionDialog), { ssr: false });

const PodPanel = dynamic(() => import("../pod/pod-panel.tsx").then((module) => module.PodPanel), { ssr: false });

// Loaded while somebody looks back.
const PastBoard = dynamic(() => import("../rollout/past-board.tsx").then((module) => module.PastBoard), { ssr: false });

// Loaded where there is no set: hardly ever.
const AbsentSet = dynamic(() => import("./absent-set.tsx").then((module) => module.AbsentSet), { ssr: false });

/** One set: its heading, its tabs, and the dialog of an action while one is open. */
export function BoardScreen({ namespace, name }: { namespace: string; name: string }) {
  const { document: board, phase, message } = useTopic("set", `${namespace}/${name}`);
  const query = useQuery();
  const view = parseBoardView(query);
  const wanted = query.get("do");
  useBoardSpeech(board);
  const Lazy = view.tab === "board" ? undefined : lazyTabs[view.tab];
  return (
    <>
      <BoardHeading namespace={namespace} name={name} view={view} board={board} asOf={<AsOf />} />
      {phase === "absent" ? (
        <AbsentSet namespace={namespace} name={name} message={message} />
      ) : (
        <>
          <Tabs tabs={boardTabs} chosen={view.tab} query={query.toString()} />
          {board && view.panel !== undefined && <PodPanel key={view.panel} board={board} ordinal={view.panel} />}
          {board && wanted && <ActionDialog key={wanted} board={board} wanted={wanted} />}
          {Lazy && <Lazy namespace={namespace} name={name} board={board} />}
          {view.tab === "board" && <BoardOrPast board={board} view={view} message={message} />}
        </>
      )}
    </>
  );
}

/** The board as it is, or as it was at the moment that is looked back at. */
function BoardOrPast({ board, view, message }: { board: Board | undefined; view: BoardView; message: string | undefined }) {
  if (!board) return <BoardSkeleton message={message} />;
  return view.at === undefined ? <BoardTabPanel board={board} view={view} /> : <PastBoard board={board} at={view.at} />;
}

/** Has changes of the board spoken. */
function useBoardSpeech(board: Board | undefined): void {
  const heard = useRef<Board>(undefined);
  useEffect(() => {
    if (heard.current && board) for (const { key, sentence } of boardChanges(heard.current, board)) say(sentence, key);
    heard.current = board;
  }, [board]);
}
