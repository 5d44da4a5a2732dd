"use client";
import { useEffect, useState } from "react";
import { sleep, systemClock } from "@/lib/clock.ts";
import type { SearchResponse } from "@/lib/protocol/search-response.ts";
import { fetchSearch } from "./fetch-search.ts";

/** Somebody who types fast asks once. */
const settleMs = 60;

export interface Search {
  /** The newest answer: while the next is on its way, that to an earlier text. */
  response: SearchResponse | undefined;
  isSearching: boolean;
  /** Why there is no answer, in a sentence. */
  trouble: string | undefined;
}

/** What is found for a text, asked for as it is typed; undefined asks nothing. */
export function useSearch(text: string | undefined): Search {
  const [answered, setAnswered] = useState<{ text: string; response?: SearchResponse; trouble?: string }>();
  useEffect(() => {
    if (text === undefined) return;
    const abort = new AbortController();
    const ask = async () => {
      await sleep(systemClock, settleMs, abort.signal);
      return fetchSearch(text, abort.signal);
    };
    ask().then(
      (response) => abort.signal.aborted || setAnswered({ text, response }),
      (error: unknown) => abort.signal.aborted || setAnswered({ text, trouble: (error as Error).message }),
    );
    return () => abort.abort();
  }, [text]);
  if (text === undefined) return { response: undefined, isSearching: false, trouble: undefined };
  return { response: answered?.response, isSearching: answered?.text !== text, trouble: answered?.trouble };
}
