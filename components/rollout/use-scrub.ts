"use client";
import { useEffect, useState } from "react";
import { changeQuerySoon, onStep } from "../shell/query.ts";

/**
 * The moment that is looked back at: from the query, and at once while it is dragged (the query follows when things have settled). Undefined: now, which
 * goes on by itself.
 */
export function useScrub(inQuery: number | undefined): { at: number | undefined; scrub: (at: number | undefined) => void } {
  const [dragged, setDragged] = useState<{ at: number | undefined; over: number | undefined }>();
  // What was dragged holds until the query says something else than when it was.
  const isHeld = dragged !== undefined && dragged.over === inQuery;
  useEffect(() => onStep(() => setDragged(undefined)), []);
  const at = isHeld ? dragged.at : inQuery;
  const scrub = (next: number | undefined) => {
    const moment = next === undefined ? undefined : Math.round(next);
    setDragged({ at: moment, over: inQuery });
    changeQuerySoon({ at: moment === undefined ? undefined : String(moment) });
  };
  return { at, scrub };
}
