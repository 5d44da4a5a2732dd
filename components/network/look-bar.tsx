"use client";
import { insideNamesMax } from "@/lib/protocol/inside-lookup.ts";
import type { NamesView } from "@/lib/statefulset/board/board.ts";
import type { NetworkPod } from "@/lib/statefulset/network/network-view.ts";
import { changeQuery } from "../shell/query.ts";
import { Text } from "../text/text.tsx";
import { visibleText } from "../text/visible-text.ts";
import { Pill } from "../ui/pill.tsx";
import type { Records } from "./use-records.ts";

interface LookBarProps {
  pods: readonly NetworkPod[];
  shown: readonly NetworkPod[];
  total: number;
  names: NamesView | undefined;
  from: string | undefined;
  records: Records;
}

/** From where one looks: the explorer, or a pod of the set; and the button that asks. */
export function LookBar({ pods, shown, total, names, from, records: { isAsking, trouble, inside, ptr, ask } }: LookBarProps) {
  const ordinals = shown.slice(0, insideNamesMax).map(({ ordinal }) => ordinal);
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <label className="flex min-w-0 items-center gap-2 text-[13px] text-soft">
        Look from
        <select
          value={from ?? ""}
          onChange={(event) => changeQuery({ from: event.target.value })}
          className="h-7 min-w-0 max-w-[240px] rounded-[7px] border border-line bg-panel px-1.5 text-ink"
        >
          <option value="">the explorer</option>
          {pods.map(({ podName }) => (
            <option key={podName} value={podName}>
              {visibleText(podName)}
            </option>
          ))}
        </select>
      </label>
      <Pill onClick={() => ask(from, ordinals)} aria-disabled={isAsking}>
        {isAsking ? "Asking…" : from === undefined ? "Look up PTR" : "Look up names"}
      </Pill>
      {shown.length < total && (
        <span className="text-faint text-xs">
          {shown.length} of {total} ordinals
        </span>
      )}
      <div aria-live="polite" className="min-w-0 text-soft text-xs">
        {trouble !== undefined ? (
          <Text className="break-words">{trouble}</Text>
        ) : inside ? (
          <InsideSentence inside={inside} />
        ) : ptr && ptr.leftOut > 0 ? (
          `The addresses of ${ptr.leftOut} more pods were not asked for.`
        ) : from === undefined ? (
          <ExplorerSentence names={names} />
        ) : (
          `Runs nslookup or getent in the pod, for the Service and the first ${insideNamesMax} pods shown.`
        )}
      </div>
    </div>
  );
}

function ExplorerSentence({ names }: { names: NamesView | undefined }) {
  if (!names) return null;
  if (names.problem !== undefined)
    return <Text className="break-words">{`The explorer does not ask the cluster's DNS itself: ${names.problem}.`}</Text>;
  if (names.servers.length === 0) return null;
  return <Text className="break-words">{`The explorer asks the cluster's DNS at ${names.servers.join(", ")}.`}</Text>;
}

function InsideSentence({ inside: { from, container, lookups } }: { inside: NonNullable<Records["inside"]> }) {
  const [service] = lookups;
  if (!service) return null;
  const answer = service.problem ? service.problem.message : `${service.name} is ${service.addresses.join(", ")}`;
  return <Text className="break-words">{`In ${from} (${container}): ${answer}.`}</Text>;
}
