import type { RevisionHue, SlotFill } from "@/lib/statefulset/board/board.ts";

/** Revision is hue: slate = current, violet = update, brown = neither. The classes set `--hue` (and the ink that reads on it). */
export const hueClass: Readonly<Record<RevisionHue, string>> = {
  current: "hue-current",
  update: "hue-update",
  other: "hue-other",
  none: "hue-none",
};

export const hueWords: Readonly<Record<RevisionHue, string>> = {
  current: "current revision",
  update: "update revision",
  other: "neither the current nor the update revision",
  none: "revision unknown",
};

/** Serving or not is fill: solid, hatched, faint, dashed outline. The classes draw with `--hue`. */
export const fillClass: Readonly<Record<SlotFill, string>> = {
  serving: "fill-serving",
  present: "fill-present",
  waiting: "fill-waiting",
  empty: "fill-empty",
};

export const fillWords: Readonly<Record<SlotFill, string>> = {
  serving: "serving",
  present: "there, but not serving",
  waiting: "waiting to start",
  empty: "no pod",
};
