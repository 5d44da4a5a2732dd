import type { ThemeName } from "../shell/theme-choice.ts";

/** What happens when an entry is chosen: another page or state of one, a theme, another cluster. */
export type PaletteDeed = { kind: "go"; href: `/${string}` } | { kind: "theme"; name: ThemeName } | { kind: "context"; name: string };

export interface PaletteEntry {
  /** Of its own among all that are shown; the same as long as it means the same. */
  id: string;
  title: string;
  /** What it is done to, or where it is: a name from the cluster. */
  subject?: string;
  /** In grey behind it: the namespace, the set that it belongs to. */
  detail?: string;
  deed: PaletteDeed;
}

export interface PaletteGroup {
  title: string;
  entries: readonly PaletteEntry[];
}
