"use client";
import { useEffect, useState } from "react";
import type { ForecastBasis } from "@/lib/protocol/forecast-basis.ts";
import { fetchBasis } from "./fetch-basis.ts";

export interface BasisState {
  basis: ForecastBasis | undefined;
  /** Why there is none, in a sentence. */
  trouble: string | undefined;
}

const none: BasisState = { basis: undefined, trouble: undefined };

/** What is known of a set of the cluster, `namespace/name`; undefined asks nothing. Asked for anew when the explorer is heard again. */
export function useBasis(of: string | undefined, isDeaf: boolean): BasisState {
  const [answered, setAnswered] = useState<BasisState & { of: string }>();
  useEffect(() => {
    const [namespace, name] = of?.split("/") ?? [];
    if (isDeaf || of === undefined || !namespace || !name) return;
    const abort = new AbortController();
    fetchBasis(namespace, name, abort.signal).then(
      (basis) => abort.signal.aborted || setAnswered({ of, basis, trouble: undefined }),
      (error: unknown) => abort.signal.aborted || setAnswered({ of, basis: undefined, trouble: (error as Error).message }),
    );
    return () => abort.abort();
  }, [of, isDeaf]);
  return answered && answered.of === of ? answered : none;
}
