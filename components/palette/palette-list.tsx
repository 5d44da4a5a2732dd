"use client";
import clsx from "clsx";
import { useEffect, useRef } from "react";
import { Name, Text } from "../text/text.tsx";
import { visibleText } from "../text/visible-text.ts";
import type { PaletteDeed, PaletteEntry, PaletteGroup } from "./palette-entry.ts";

interface PaletteListProps {
  id: string;
  groups: readonly PaletteGroup[];
  /** Of the entry that Enter takes, counted through all groups. */
  index: number;
  onPoint: (id: string) => void;
  onChoose: (deed: PaletteDeed) => void;
}

// No tag has these roles outside of a select, which could not show what stands in a choice.
const listbox = { role: "listbox", "aria-label": "Choices" } as const;
const option = (isPointed: boolean) => ({ role: "option", "aria-selected": isPointed }) as const;

/** The choices, in groups. The field above has the focus: this list only shows which one it points at, and takes the mouse. */
export function PaletteList({ id, groups, index, onPoint, onChoose }: PaletteListProps) {
  let count = 0;
  return (
    <div id={id} {...listbox} className="max-h-[min(420px,60dvh)] overflow-auto p-1.5 empty:hidden">
      {groups.map(({ title, entries }, group) => (
        <fieldset key={title} className="min-w-0" aria-labelledby={`${id}-group-${group}`}>
          <div id={`${id}-group-${group}`} className="px-2.5 pt-2 pb-1 text-faint text-xs">
            <Text>{title}</Text>
          </div>
          {entries.map((entry) => {
            const at = count++;
            return (
              <Choice
                key={entry.id}
                id={`${id}-${at}`}
                entry={entry}
                isPointed={at === index}
                onPoint={() => at !== index && onPoint(entry.id)}
                onChoose={() => onChoose(entry.deed)}
              />
            );
          })}
        </fieldset>
      ))}
    </div>
  );
}

interface ChoiceProps {
  id: string;
  entry: PaletteEntry;
  isPointed: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

function Choice({ id, entry: { title, subject, detail }, isPointed, onPoint, onChoose }: ChoiceProps) {
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isPointed) row.current?.scrollIntoView({ block: "nearest" });
  }, [isPointed]);
  return (
    <button
      ref={row}
      type="button"
      id={id}
      {...option(isPointed)}
      tabIndex={-1}
      // Not as the pointer enters: a list that scrolls under a mouse that rests would choose by itself.
      onMouseMove={onPoint}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className={clsx("flex min-h-8 w-full items-center gap-2 text-left rounded-md px-2.5 py-1", isPointed && "bg-chip")}
    >
      <span className="sr-only">{visibleText([title, subject, detail].filter(Boolean).join(", "))}</span>
      <span aria-hidden="true" className="flex min-w-0 grow items-center gap-2">
        {title && <span className="shrink-0 whitespace-nowrap">{title}</span>}
        {subject !== undefined && <Name className={clsx(title ? "text-soft" : "font-medium")}>{subject}</Name>}
        {detail !== undefined && <Text className="ml-auto min-w-0 shrink-[4] truncate pl-2 text-faint text-xs">{detail}</Text>}
      </span>
    </button>
  );
}
