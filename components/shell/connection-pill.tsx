"use client";
import { useConnection, useTopic } from "../live/use-topic.ts";
import { Pill } from "../ui/button.tsx";
import { Dot } from "../ui/dot.tsx";
import { connectionWords } from "./connection-words.ts";

export function ConnectionPill() {
  const connection = useConnection();
  const { document: status } = useTopic("status");
  const words = connectionWords(connection, status);
  return (
    <Pill>
      <Dot tone={words.tone} />
      {words.word}
    </Pill>
  );
}
