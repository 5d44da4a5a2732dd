"use client";
import dynamic from "next/dynamic";
import { useEffect, useRef } from "react";
import { say } from "../live/announce.ts";
import { useConnection, useTopic } from "../live/use-topic.ts";
import { Dot } from "../ui/dot.tsx";
import { Popover } from "../ui/popover.tsx";
import { connectionWords } from "./connection-words.ts";
import { Since } from "./since.tsx";

const ConnectionDetails = dynamic(() => import("./connection-details.tsx").then((module) => module.ConnectionDetails), { ssr: false });

/** How fresh the page is, in a word; why, and kind by kind, on demand. */
export function ConnectionPill() {
  const connection = useConnection();
  const { document: status } = useTopic("status");
  const words = connectionWords(connection, status);
  useSpokenConnection(words.word);
  const face = (
    <>
      <Dot tone={words.tone} />
      <span className="sr-only">Connection:</span>
      {words.word}
      <span className="max-sm:hidden">
        <Since since={words.since} />
      </span>
    </>
  );
  return (
    <Popover label="Connection" face={face} side="right">
      <ConnectionDetails words={words} status={status} />
    </Popover>
  );
}

/** Says when what is shown stops being live, and when it is live again. */
function useSpokenConnection(word: string): void {
  const heard = useRef<string>(undefined);
  useEffect(() => {
    const wasLive = heard.current === "Live";
    if (heard.current !== undefined && word !== heard.current && word !== "Connecting") {
      if (wasLive || word === "Live") say(word === "Live" ? "Live again." : `Not live: ${word.toLowerCase()}.`, "connection");
    }
    if (word !== "Connecting") heard.current = word;
  }, [word]);
}
