"use client";
import { useState } from "react";
import type { FoundCopies } from "@/lib/protocol/copies/copies-list.ts";
import { Text } from "../../text/text.tsx";
import { Pill } from "../../ui/pill.tsx";
import { removeCopies } from "./send-copies.ts";

/** Runs that were left over or kept, each removed with one click. */
export function LeftoverCopies({ found, onRemoved }: { found: readonly FoundCopies[]; onRemoved: () => void }) {
  const [problem, setProblem] = useState<string>();
  const left = found.filter(({ isGoing }) => !isGoing);
  if (left.length === 0) return null;
  const remove = async (one: FoundCopies) => {
    setProblem(undefined);
    await removeCopies(one).catch((error: unknown) => setProblem((error as Error).message));
    onRemoved();
  };
  return (
    <section aria-label="Left over" className="grid gap-1.5 text-[13px]">
      <p className="font-medium text-wait">Copies of earlier runs are still there</p>
      {problem !== undefined && (
        <p role="alert" className="text-fail">
          <Text>{problem}</Text>
        </p>
      )}
      <ul className="grid gap-1.5">
        {left.map((one) => (
          <li key={one.uid} className="flex flex-wrap items-center gap-2">
            <Text className="break-all font-mono">{`${one.namespace}/${one.run}`}</Text>
            <span className="text-soft">
              {one.pods} pods{one.of !== undefined && <Text>{`, of ${one.of}`}</Text>}
            </span>
            <Pill aria-label={`Remove ${one.run}`} onClick={() => void remove(one)}>
              Remove
            </Pill>
          </li>
        ))}
      </ul>
    </section>
  );
}
