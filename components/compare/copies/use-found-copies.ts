"use client";
import { useCallback, useEffect, useState } from "react";
import type { CopiesListResponse } from "@/lib/protocol/copies/copies-list.ts";
import { listCopies } from "./send-copies.ts";

/** Runs that are found in the cluster, asked for when this is first shown and whenever `look` is called; what is known stays when that fails. */
export function useFoundCopies(): { list: CopiesListResponse | undefined; trouble: string | undefined; look: () => void } {
  const [list, setList] = useState<CopiesListResponse>();
  const [trouble, setTrouble] = useState<string>();
  const look = useCallback(() => {
    listCopies().then(
      (answer) => {
        setList(answer);
        setTrouble(undefined);
      },
      (error: unknown) => setTrouble((error as Error).message),
    );
  }, []);
  useEffect(look, [look]);
  return { list, trouble, look };
}
