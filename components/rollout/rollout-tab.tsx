"use client";
import { useMemo } from "react";
import { rolloutState } from "@/lib/statefulset/rollout/rollout-state.ts";
import type { TabProps } from "../board/board-view.ts";
import { useTopic } from "../live/use-topic.ts";
import { Text } from "../text/text.tsx";
import { DarkNote } from "../ui/dark-note.tsx";
import { SkeletonRows } from "../ui/skeleton-rows.tsx";
import { RolloutSentence } from "./rollout-sentence.tsx";
import { useNow } from "./use-now.ts";

const noted = ["pods", "revisions", "events"] as const;

/** The rollout of a set: what it does, what it waits for and what comes next. */
export function RolloutTab({ namespace, name, board }: TabProps) {
  const { document, message } = useTopic("rollout", `${namespace}/${name}`);
  const { document: status } = useTopic("status");
  const now = useNow();
  const facts = document?.facts;
  const version = status?.version;
  const state = useMemo(
    () => board && facts && rolloutState({ board, facts, now, ...(version !== undefined && { version }) }),
    [board, facts, now, version],
  );
  if (!board || !document) {
    return (
      <>
        {message && <Text className="mb-3 block text-soft">{message}</Text>}
        <SkeletonRows rows={4} rowClass="h-[60px]" label="Loading the rollout." />
      </>
    );
  }
  return (
    <>
      {noted.map((part) => {
        const dark = board.dark[part];
        return dark && <DarkNote key={part} dark={dark} />;
      })}
      {state && !board.dark.pods && <RolloutSentence state={state} setName={name} />}
    </>
  );
}
