"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { InsideResponse } from "@/lib/protocol/inside-lookup.ts";
import type { PtrResponse } from "@/lib/protocol/ptr-response.ts";
import { fetchOfSet } from "../shell/fetch-of-set.ts";
import { lookUpInside } from "./look-up-inside.ts";

/** What was looked up last: the addresses' names from the explorer, or names from inside a pod. */
export interface Records {
  ptr: PtrResponse | undefined;
  inside: InsideResponse | undefined;
  trouble: string | undefined;
  isAsking: boolean;
  /** `from`: the pod in which one looks; undefined: the explorer. `ordinals`: whose names a pod is asked for. */
  ask: (from: string | undefined, ordinals: readonly number[]) => void;
}

const nothing = { ptr: undefined, inside: undefined, trouble: undefined, isAsking: false };

/** Looks records up when `ask` is called; nothing before. The last answer stays until the next. */
export function useRecords(namespace: string, name: string): Records {
  const [state, setState] = useState<Omit<Records, "ask">>(nothing);
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);
  const ask = useCallback(
    (from: string | undefined, ordinals: readonly number[]) => {
      abort.current?.abort();
      abort.current = new AbortController();
      const { signal } = abort.current;
      setState((before) => ({ ...before, isAsking: true }));
      const asked =
        from === undefined
          ? fetchOfSet("ptr", namespace, name, signal).then((answer) => ({ ...nothing, ptr: answer as PtrResponse }))
          : lookUpInside(namespace, name, { from, ordinals: [...ordinals] }, signal).then((inside) => ({ ...nothing, inside }));
      asked.then(
        (answer) => signal.aborted || setState(answer),
        (error: unknown) => signal.aborted || setState({ ...nothing, trouble: (error as Error).message }),
      );
    },
    [namespace, name],
  );
  return { ...state, ask };
}
