"use client";
import type { Slot } from "@/lib/statefulset/board/board.ts";
import { useQuery } from "../shell/query.ts";
import { QueryLink } from "../shell/query-link.tsx";
import { Text } from "../text/text.tsx";

/** Where an action was opened without an ordinal: which one is meant. */
export function PickOrdinal({ slots, nothing }: { slots: readonly Slot[]; nothing: string }) {
  const query = useQuery().toString();
  if (slots.length === 0) return <p className="text-soft">{nothing}</p>;
  return (
    <nav aria-label="Which one">
      <ul className="-mx-2 grid max-h-80 gap-0.5 overflow-auto">
        {slots.map(({ ordinal, podName }) => (
          <li key={ordinal}>
            <QueryLink query={query} change={{ on: String(ordinal) }} className="block rounded-lg px-2 py-1.5 hover:bg-shade">
              <Text className="break-all font-mono text-code">{podName}</Text>
            </QueryLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
