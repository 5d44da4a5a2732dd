"use client";
import type { ClusterStatus, KindStatus } from "@/lib/protocol/cluster-status.ts";
import type { Kind } from "@/lib/statefulset/objects/kinds.ts";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { Dot } from "../ui/dot.tsx";
import type { ConnectionWords } from "./connection-words.ts";
import { Since } from "./since.tsx";
import { sparedWords, watchWords } from "./watch-words.ts";

/** Since when, as of when and why; and how each kind of object is being watched. */
export function ConnectionDetails({ words, status }: { words: ConnectionWords; status: ClusterStatus | undefined }) {
  const spared = status && sparedWords(status);
  return (
    <div className="grid gap-2.5">
      <p className="flex items-center gap-2 font-medium">
        <Dot tone={words.tone} />
        <span>
          {words.word} <Since since={words.since} />
          {words.asOf && <Age at={words.asOf} of="explorer" prefix=", data as of " suffix=" ago" />}
        </span>
      </p>
      {words.reason && <Text className="text-soft">{words.reason}</Text>}
      {spared && <p className="text-[13px] text-soft">{spared}</p>}
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
            {Object.entries(status.kinds).map(([kind, watched]) => (
              <WatchRow key={kind} kind={kind as Kind} watched={watched} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function WatchRow({ kind, watched }: { kind: Kind; watched: KindStatus }) {
  const { words, isCalm } = watchWords(kind, watched);
  const isCounted = watched.forbiddenIn !== undefined || (watched.phase !== "forbidden" && watched.phase !== "gone");
  return (
    <tr title={watched.reason}>
      <th scope="row" className="py-0.5 text-left font-normal text-soft">
        {kind}
      </th>
      <td className="px-2 text-right">{isCounted ? watched.objects : ""}</td>
      <td className={isCalm ? "text-faint" : "text-wait"}>
        <Text>{words}</Text>
      </td>
    </tr>
  );
}
