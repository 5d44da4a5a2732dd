"use client";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Text } from "../text/text.tsx";
import { PaletteList } from "./palette-list.tsx";
import { paletteMove } from "./palette-move.ts";
import { useDeed } from "./use-deed.ts";
import { usePalette } from "./use-palette.ts";

/** What the palette's dialog holds: a text field whose choices stand below it. The focus stays in the field; `close` closes the dialog. */
export function Palette({ close }: { close: () => void }) {
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const { groups, entries, index, isSearching, trouble, dark, point } = usePalette(text);
  const { perform, going, trouble: deedTrouble } = useDeed(close);
  useEffect(() => field.current?.focus(), []);
  const hear = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = entries[index];
    if (event.key === "Enter" && chosen) perform(chosen.deed);
    const next = entries[paletteMove(event.key, index, entries.length) ?? -1];
    if (next) point(next.id);
    if (next || event.key === "Enter") event.preventDefault();
  };
  const said = deedTrouble ?? trouble;
  return (
    <>
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label="Find a set, pod, claim, Service or action"
        aria-expanded={entries.length > 0}
        aria-controls={listId}
        aria-activedescendant={entries.length > 0 ? `${listId}-${index}` : undefined}
        aria-autocomplete="list"
        placeholder="Find a set, pod, claim, Service or action"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={hear}
        className="h-12 w-full border-line border-b bg-transparent px-4 text-[15px] text-ink outline-none placeholder:text-faint"
      />
      <PaletteList id={listId} groups={groups} index={index} onPoint={point} onChoose={perform} />
      <div className="px-4 py-2 text-faint text-xs empty:hidden">
        {said !== undefined && (
          <p role="alert" className="text-fail">
            <Text>{said}</Text>
          </p>
        )}
        {going !== undefined && (
          <p>
            connecting to <Text>{going}</Text>…
          </p>
        )}
        {entries.length === 0 && said === undefined && <p>{isSearching ? "Searching…" : "Nothing has this name."}</p>}
        {dark.length > 0 && <p>Not all of these may be listed, so some may be missing: {dark.join(", ")}.</p>}
      </div>
      <output className="sr-only">{isSearching ? "" : countWords(entries.length)}</output>
    </>
  );
}

function countWords(count: number): string {
  return count === 0 ? "Nothing found." : `${count} ${count === 1 ? "choice" : "choices"}.`;
}
