"use client";
import clsx from "clsx";
import { Check, CircleDashed, Hand, Hourglass } from "lucide-react";
import { useState } from "react";
import type { SetView } from "@/lib/statefulset/board/board.ts";
import { ordinalWords } from "@/lib/statefulset/rollout/ordinal-words.ts";
import type { WorkItem, Worklist } from "@/lib/statefulset/rollout/worklist.ts";
import { RevisionChip } from "../encoding/revision-chip.tsx";
import { useQuery } from "../shell/query.ts";
import { QueryLink } from "../shell/query-link.tsx";
import { Text } from "../text/text.tsx";
import { Panel } from "../ui/panel.tsx";
import { Pill } from "../ui/pill.tsx";
import { pillClass } from "../ui/pill-class.ts";

const states = {
  done: { Icon: Check, className: "text-soft", word: "Done" },
  comes: { Icon: CircleDashed, className: "text-soft", word: "On its way" },
  next: { Icon: Hand, className: "text-ink", word: "Next" },
  waits: { Icon: Hourglass, className: "text-faint", word: "Waits" },
} as const;

/** So many are shown before somebody asks for all. */
const shownAtFirst = 12;
/** More rows than that are not drawn at all. */
const shownMax = 500;

/** What a person does pod by pod, in the order that is safe: each when all others are ready. */
export function WorklistPanel({ worklist, set }: { worklist: Worklist; set: SetView }) {
  const [isWhole, setWhole] = useState(false);
  const { items, kind, done, revision } = worklist;
  const open = items.filter(({ state }) => state !== "done");
  const doneOrdinals = items.filter(({ state }) => state === "done").map(({ ordinal }) => ordinal);
  const shown = open.slice(0, isWhole ? shownMax : shownAtFirst);
  return (
    <Panel className="mb-4">
      <section aria-label="Worklist" className="grid gap-2.5 px-4 py-3.5">
        <h2 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
          Worklist: {done} of {items.length} at <RevisionChip revision={revision} setName={set.name} hue="update" />
        </h2>
        <p className="text-soft">
          {kind === "on-delete"
            ? "OnDelete leaves it to you: pods that do not serve first, then from the highest ordinal down, the next when all others are ready."
            : "The partition holds these pods: lower it over one after the other, from the highest ordinal down, each time when all pods are ready."}
        </p>
        {done > 0 && (
          <p className="text-soft">
            Done: {doneOrdinals.length === 1 ? "ordinal" : "ordinals"} {ordinalWords(doneOrdinals)}.
          </p>
        )}
        <ol className="grid">
          {shown.map((item) => (
            <WorkRow key={item.ordinal} item={item} worklist={worklist} />
          ))}
        </ol>
        {shown.length < open.length && !isWhole && (
          <Pill onClick={() => setWhole(true)} className="justify-self-start">
            Show all {open.length}
          </Pill>
        )}
        {isWhole && open.length > shownMax && <p className="text-faint text-xs">{open.length - shownMax} more are not shown.</p>}
      </section>
    </Panel>
  );
}

function WorkRow({ item: { ordinal, podName, state, why }, worklist: { kind, lowerTo } }: { item: WorkItem; worklist: Worklist }) {
  const query = useQuery().toString();
  const { Icon, className, word } = states[state];
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 border-line border-t py-1.5 first:border-t-0">
      <span className={clsx("flex w-28 shrink-0 items-center gap-1.5", className)}>
        <Icon aria-hidden="true" className="size-[15px] shrink-0" />
        {word}
      </span>
      <Text className={clsx("min-w-0 break-all font-mono text-code", state === "waits" && "text-soft")}>{podName}</Text>
      {why !== undefined && <Text className="min-w-0 break-words text-faint text-xs">{why}</Text>}
      {state === "next" && kind === "on-delete" && (
        <QueryLink query={query} change={{ do: "delete-pod", on: String(ordinal) }} className={clsx(pillClass, "sm:ml-auto")}>
          Delete {podName}…
        </QueryLink>
      )}
      {state === "next" && kind === "partition" && lowerTo !== undefined && (
        <QueryLink query={query} change={{ do: "partition", to: String(lowerTo) }} className={clsx(pillClass, "sm:ml-auto")}>
          Lower the partition to {lowerTo}…
        </QueryLink>
      )}
    </li>
  );
}
