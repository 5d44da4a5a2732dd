"use client";
import { usePathname } from "next/navigation";
import { useMemo, useState, useSyncExternalStore } from "react";
import { useTopic } from "../live/use-topic.ts";
import { readTheme, type ThemeName, watchTheme } from "../shell/theme-choice.ts";
import { paletteGroups, type SetHere } from "./palette-groups.ts";
import { palettePlaces } from "./palette-places.ts";
import { askedCommands } from "./set-commands.ts";
import { useSearch } from "./use-search.ts";

/** What the palette offers for a text on this page, and which of it is chosen next: the first, until somebody moves. */
export function usePalette(text: string) {
  const { document: status } = useTopic("status");
  const theme = useSyncExternalStore<ThemeName>(watchTheme, readTheme, () => "system");
  const pathname = usePathname();
  const asked = useMemo(() => askedCommands(text), [text]);
  const found = useSearch(text.trim());
  const subjects = useSearch(asked.commands.length > 0 ? asked.rest : undefined);
  const groups = useMemo(
    () =>
      paletteGroups({
        text,
        asked,
        here: setHere(pathname),
        found: found.response,
        subjects: subjects.response,
        places: palettePlaces(status, theme),
      }),
    [text, asked, pathname, found.response, subjects.response, status, theme],
  );
  const [moved, setMoved] = useState<{ text: string; id: string }>();
  const entries = groups.flatMap((group) => group.entries);
  const index = Math.max(0, moved?.text === text ? entries.findIndex(({ id }) => id === moved.id) : 0);
  return {
    groups,
    entries,
    index,
    isSearching: found.isSearching || subjects.isSearching,
    trouble: found.trouble ?? subjects.trouble,
    dark: found.response?.dark ?? [],
    /** Chooses the entry that Enter will take. */
    point: (id: string) => setMoved({ text, id }),
  };
}

/** The set whose page this is; the path as the router has it, without the base path. */
function setHere(pathname: string): SetHere | undefined {
  const [, room, namespace, name] = pathname.split("/").map(decodeURIComponent);
  return room === "statefulsets" && namespace && name ? { namespace, name } : undefined;
}
