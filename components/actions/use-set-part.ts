"use client";
import { useEffect, useState } from "react";
import { fetchOfSet, type PartOfSet } from "../shell/fetch-of-set.ts";

/** A part of a set that is asked for while a dialog is open: nothing yet, what it said last, or why it could not be had. */
export interface SetPart<T> {
  document?: T;
  trouble?: string;
}

/** Asks for a part of a set now, and again whenever its spec has changed; what was known stays until then. */
export function useSetPart<T>(
  part: PartOfSet,
  { namespace, name, generation }: { namespace: string; name: string; generation: number },
): SetPart<T> {
  const [state, setState] = useState<SetPart<T>>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: another generation is what there is to ask again for
  useEffect(() => {
    const abort = new AbortController();
    fetchOfSet(part, namespace, name, abort.signal).then(
      (document) => abort.signal.aborted || setState({ document: document as T }),
      (error: unknown) => abort.signal.aborted || setState((before) => ({ ...before, trouble: (error as Error).message })),
    );
    return () => abort.abort();
  }, [part, namespace, name, generation]);
  return state;
}
