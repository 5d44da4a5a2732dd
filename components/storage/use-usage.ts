"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { UsageResponse } from "@/lib/protocol/usage-response.ts";
import { fetchOfSet } from "../shell/fetch-of-set.ts";

/** How full the volumes are: nothing until somebody asks. */
export interface Usage {
  answer: UsageResponse | undefined;
  trouble: string | undefined;
  isAsking: boolean;
  ask: () => void;
}

/** Has the nodes asked how full the set's volumes are, when `ask` is called; the last answer stays until the next. */
export function useUsage(namespace: string, name: string): Usage {
  const [state, setState] = useState<Omit<Usage, "ask">>({ answer: undefined, trouble: undefined, isAsking: false });
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);
  const ask = useCallback(() => {
    abort.current?.abort();
    abort.current = new AbortController();
    const { signal } = abort.current;
    setState((before) => ({ ...before, isAsking: true }));
    fetchOfSet("usage", namespace, name, signal).then(
      (answer) => signal.aborted || setState({ answer: answer as UsageResponse, trouble: undefined, isAsking: false }),
      (error: unknown) => signal.aborted || setState({ answer: undefined, trouble: (error as Error).message, isAsking: false }),
    );
  }, [namespace, name]);
  return { ...state, ask };
}
