"use client";
import { useEffect, useState } from "react";
import { systemClock } from "@/lib/clock.ts";
import type { AccessResponse } from "@/lib/protocol/access-response.ts";
import { fetchAccess } from "./fetch-access.ts";

export interface AskedAccess {
  response: AccessResponse | undefined;
  /** When it was answered, by this browser's clock. */
  at: number;
  /** Why a newer answer did not come; the earlier one stays. */
  trouble: string | undefined;
  isAsking: boolean;
  askAgain: () => void;
}

/** What one may do there, asked when somebody looks and when they ask again. `cluster`: another one is another question. */
export function useAccess(cluster: string, namespace: string | undefined): AskedAccess {
  const [turn, setTurn] = useState(0);
  const question = JSON.stringify([cluster, namespace]);
  const [heard, setHeard] = useState<{ question: string; turn: number; at: number; response?: AccessResponse; trouble?: string }>();
  useEffect(() => {
    const abort = new AbortController();
    fetchAccess(namespace, abort.signal).then(
      (response) => abort.signal.aborted || setHeard({ question, turn, at: systemClock.now(), response }),
      (error: unknown) =>
        abort.signal.aborted ||
        setHeard((before) => ({
          at: 0,
          ...(before?.question === question ? before : {}),
          question,
          turn,
          trouble: (error as Error).message,
        })),
    );
    return () => abort.abort();
  }, [question, namespace, turn]);
  const known = heard?.question === question ? heard : undefined;
  return {
    response: known?.response,
    at: known?.at ?? 0,
    trouble: known?.trouble,
    isAsking: known?.turn !== turn,
    askAgain: () => setTurn((before) => before + 1),
  };
}
