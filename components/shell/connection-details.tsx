"use client";
import type { ClusterStatus } from "@/lib/protocol/cluster-status.ts";
import { type Kind, kinds } from "@/lib/statefulset/objects/kinds.ts";
import type { WatchPhase } from "@/lib/watch-phase.ts";
import { Text } from "../text/text.tsx";
import { Age } from "../ui/age.tsx";
import { Dot } from "../ui/dot.tsx";
import type { ConnectionWords } from "./connection-words.ts";
import { Since } from "./since.tsx";

const phaseWords = { starting: "listing", live: "live", reconnecting: "reconnecting", forbidden: "forbidden", gone: "not served" } as const;

/** A kind that the board can do without is missed by nobody who was not given the right to it. */
function isSpared(kind: string, phase: WatchPhase): boolean {
  return phase === "forbidden" && kinds[kind as Kind].optional;
}

/** Since when, as of when and why; and how each kind of object is being watched. */
export function ConnectionDetails({ words, status }: { words: ConnectionWords; status: ClusterStatus | undefined }) {
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
      {status && Object.entries(status.kinds).some(([kind, { phase }]) => isSpared(kind, phase)) && (
        <p className="text-[13px] text-soft">
          What is not listed belongs to no namespace, and the {status.source === "in-cluster" ? "account" : "user"} has no right to it. Only
          volumes' and nodes' own details are missing.
        </p>
      )}
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
                <td className={phase === "live" || isSpared(kind, phase) ? "text-faint" : "text-wait"}>
                  {isSpared(kind, phase) ? "not listed" : phaseWords[phase]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
