"use client";
import { useEffect, useRef } from "react";
import type { ClusterStatus } from "@/lib/protocol/cluster-status.ts";
import { say } from "../live/announce.ts";
import { useElapsed } from "../live/use-age.ts";
import { useConnection, useTopic } from "../live/use-topic.ts";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { Dot } from "../ui/dot.tsx";
import { Popover } from "../ui/popover.tsx";
import { type ConnectionWords, connectionWords } from "./connection-words.ts";

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

function Since({ since }: { since: ConnectionWords["since"] }) {
  if (since === undefined) return null;
  return typeof since === "number" ? <SinceHere since={since} /> : <Age at={since} prefix="for " />;
}

function SinceHere({ since }: { since: number }) {
  return <>for {useElapsed(since)}</>;
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

const phaseWords = { starting: "listing", live: "live", reconnecting: "reconnecting", forbidden: "forbidden", gone: "not served" } as const;

function ConnectionDetails({ words, status }: { words: ConnectionWords; status: ClusterStatus | undefined }) {
  return (
    <div className="grid gap-2.5">
      <p className="flex items-center gap-2 font-medium">
        <Dot tone={words.tone} />
        <span>
          {words.word} <Since since={words.since} />
          {words.asOf && <Age at={words.asOf} prefix=", data as of " suffix=" ago" />}
        </span>
      </p>
      {words.reason && <Text className="text-soft">{words.reason}</Text>}
      {status && (
        <table className="w-full text-[13px]">
          <caption className="sr-only">How each kind of object is being watched</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">Kind</th>
              <th scope="col">Objects</th>
              <th scope="col">Watch</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(status.kinds).map(([kind, { phase, objects, reason }]) => (
              <tr key={kind} title={reason}>
                <th scope="row" className="py-0.5 text-left font-normal text-soft">
                  {kind}
                </th>
                <td className="px-2 text-right">{phase === "forbidden" || phase === "gone" ? "" : objects}</td>
                <td className={phase === "live" ? "text-faint" : "text-wait"}>{phaseWords[phase]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
