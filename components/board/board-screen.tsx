"use client";
import { useState } from "react";
import { useTopic } from "../live/use-topic.ts";
import { BoardHeading } from "./board-heading.tsx";
import { BoardTable } from "./board-table.tsx";

/** One set: its heading, and one row per ordinal. */
export function BoardScreen({ namespace, name }: { namespace: string; name: string }) {
  const { document: board, phase, message } = useTopic("set", `${namespace}/${name}`);
  const [opened, setOpened] = useState<number>();
  const slots = Object.values(board?.slots ?? {}).sort((a, b) => a.ordinal - b.ordinal);
  return (
    <>
      <BoardHeading namespace={namespace} name={name} board={board} />
      <div className="mt-4" />
      {board && (
        <BoardTable
          board={board}
          slots={slots}
          selected={opened}
          isOpen={opened !== undefined}
          focusTurn={0}
          onToggle={(ordinal) => setOpened(opened === ordinal ? undefined : ordinal)}
        />
      )}
      {phase === "absent" && <p>{message}</p>}
    </>
  );
}
