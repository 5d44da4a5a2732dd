import type { ActionName } from "@/lib/statefulset/actions/action-rights.ts";

/** What each action is called, on its dialog, in menus and in the palette. */
export const actionTitles: Readonly<Record<ActionName, string>> = {
  visit: "Visit",
  scale: "Scale",
  update: "Update",
  restart: "Restart",
  undo: "Undo to a revision",
  strategy: "Update strategy",
  partition: "Partition",
  settings: "Settings",
  annotate: "How the counter is read",
  "delete-pod": "Delete pod",
  "evict-pod": "Evict pod",
  "expand-claim": "Expand claims",
  "delete-claim": "Delete claim",
  "delete-set": "Delete set",
};
