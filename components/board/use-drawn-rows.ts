"use client";
import { type RefObject, useLayoutEffect, useState } from "react";
import type { DrawnRow } from "./line-place.ts";

/**
 * Where the rows of the board lie that are drawn beside `root`, and again whenever they come, go or grow. None where cards stand side by side:
 * there a line would lie between nothing.
 */
export function useDrawnRows(root: RefObject<HTMLElement | null>): readonly DrawnRow[] {
  const [rows, setRows] = useState<readonly DrawnRow[]>([]);
  useLayoutEffect(() => {
    const board = root.current?.parentElement;
    if (!board) return;
    const measure = () => {
      const drawn = readRows(board);
      setRows((before) => (JSON.stringify(before) === JSON.stringify(drawn) ? before : drawn));
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(board);
    const changes = new MutationObserver(measure);
    changes.observe(board, { childList: true, subtree: true });
    return () => {
      sizes.disconnect();
      changes.disconnect();
    };
  }, [root]);
  return rows;
}

function readRows(board: HTMLElement): readonly DrawnRow[] {
  const { top: origin } = board.getBoundingClientRect();
  const drawn = [...board.querySelectorAll<HTMLElement>("[data-ordinal]")].map((element) => {
    // A row's details, where they are open, are part of it.
    const { top, bottom, left } = (element.closest("tbody") ?? element).getBoundingClientRect();
    return { ordinal: Number(element.dataset.ordinal), top: Math.round(top - origin), bottom: Math.round(bottom - origin), left };
  });
  if (new Set(drawn.map(({ left }) => left)).size > 1) return [];
  return drawn.map(({ ordinal, top, bottom }) => ({ ordinal, top, bottom })).sort((a, b) => a.ordinal - b.ordinal);
}
