"use client";
import { useState } from "react";
import type { Board } from "@/lib/statefulset/board/board.ts";
import { countsOf, nothingSeen, riseBetween, withNews } from "./counter-rise.ts";
import type { CounterRise } from "./counting-words.ts";

/** How far the counters have risen since the component was mounted. */
export function useCounterRise(board: Board | undefined): CounterRise | undefined {
  const [seen, setSeen] = useState(nothingSeen);
  const now = countsOf(board);
  const next = board ? withNews(seen, now) : seen;
  if (next !== seen) setSeen(next);
  return riseBetween(next, now);
}
