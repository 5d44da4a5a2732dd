"use client";
import { useCallback, useEffect, useState } from "react";
import type { Slot } from "@/lib/statefulset/board/board.ts";
import { movedIndex } from "../keyboard/key-action.ts";
import type { KeyAction } from "../keyboard/key-table.ts";
import { useKeys } from "../keyboard/use-keys.ts";
import { changeQuerySoon, onStep } from "../shell/query.ts";
import { type BoardView, parseBoardView } from "./board-view.ts";

/** Which row is selected, whether its details are open, and a turn that counts up when the keyboard moved. */
interface Selection {
  ordinal: number | undefined;
  isOpen: boolean;
  focusTurn: number;
}

/**
 * The selected row: begins with the URL's, moves with keys and clicks, and is written to the URL; after a step of the history (back, forward, a
 * link to another row) it is the URL's again. `toggle` keeps its identity.
 */
export function useBoardKeys(view: BoardView, slots: readonly Slot[]) {
  const [selection, setSelection] = useState<Selection>({ ordinal: view.ordinal, isOpen: view.isOpen, focusTurn: 0 });
  const toggle = useCallback((ordinal: number) => setSelection((before) => toggled(before, ordinal)), []);
  useEffect(
    () =>
      onStep(() => {
        const { ordinal, isOpen } = parseBoardView(new URLSearchParams(globalThis.location.search));
        setSelection((before) => stepped(before, { ordinal, isOpen }));
      }),
    [],
  );
  useEffect(() => {
    changeQuerySoon({ ordinal: selection.ordinal?.toString(), open: selection.isOpen ? "1" : undefined });
  }, [selection]);
  useKeys((action) => {
    const next = moved(selection, action, slots);
    if (next) setSelection(next);
    return next !== undefined;
  });
  return { selection, toggle };
}

/** The row takes the focus when it is another one: that is also how it comes into view. */
function stepped(before: Selection, { ordinal, isOpen }: Pick<Selection, "ordinal" | "isOpen">): Selection {
  const isSame = before.ordinal === ordinal;
  if (isSame && before.isOpen === isOpen) return before;
  return { ordinal, isOpen, focusTurn: isSame ? before.focusTurn : before.focusTurn + 1 };
}

function toggled(before: Selection, ordinal: number): Selection {
  return { ...before, ordinal, isOpen: before.ordinal !== ordinal || !before.isOpen };
}

/** The selection after a key, or undefined when the key is not for the board. */
function moved(before: Selection, action: KeyAction, slots: readonly Slot[]): Selection | undefined {
  const { ordinal, isOpen, focusTurn } = before;
  if (action === "open" && ordinal !== undefined) return toggled(before, ordinal);
  if (action === "close" && ordinal !== undefined) return { ordinal: isOpen ? ordinal : undefined, isOpen: false, focusTurn };
  const index = slots.findIndex((slot) => slot.ordinal === ordinal);
  const next = slots[movedIndex(action, index, slots.length) ?? -1];
  return next && { ordinal: next.ordinal, isOpen, focusTurn: focusTurn + 1 };
}
