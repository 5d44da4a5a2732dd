"use client";
import { useEffect, useRef } from "react";
import { keyAction } from "./key-action.ts";
import type { KeyAction } from "./key-table.ts";

/**
 * Hears the page's keys while mounted. `handle` answers whether it took the action, which the browser is then kept from taking. A dialog
 * or menu that is open has the keys for itself.
 */
export function useKeys(handle: (action: KeyAction) => boolean): void {
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("dialog[open], [popover]:popover-open")) return;
      const action = keyAction({ ...modifiers(event), key: event.key, place: placeOf(event.target) });
      if (action && latest.current(action)) event.preventDefault();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);
}

/** The key beside the space bar that writes "[" on many keyboards counts as Control and Alt on some systems; it is neither. */
function modifiers(event: KeyboardEvent) {
  const { ctrlKey, metaKey, altKey } = event;
  return event.getModifierState("AltGraph") ? { ctrlKey: false, altKey: false, metaKey } : { ctrlKey, metaKey, altKey };
}

function placeOf(target: EventTarget | null): "text" | "control" | "page" {
  if (!(target instanceof Element)) return "page";
  if (target.closest("input, textarea, select, [contenteditable]")) return "text";
  return target.closest("a, button, summary") ? "control" : "page";
}
