import { type ActionName, actionNames } from "@/lib/statefulset/actions/action-rights.ts";
import { actionTitles } from "../actions/action-titles.ts";
import { boardTabs } from "../board/board-view.ts";
import type { QueryChange } from "../shell/query.ts";

/** Something that one may do with, or see of, a set, a pod or a claim: its words, and what its address says behind the set's. */
export interface SetCommand {
  title: string;
  words: readonly string[];
  of: "set" | "pod" | "claim";
  query: (ordinal: number | undefined) => QueryChange;
  /** Where it leads instead of the set's own pages. */
  place?: "compare";
}

/** What each action is also called, and what it is about. */
const actions: Readonly<Record<ActionName, { of: readonly SetCommand["of"][]; also: string }>> = {
  visit: { of: ["set", "pod"], also: "count" },
  scale: { of: ["set"], also: "replicas" },
  update: { of: ["set"], also: "image env resources" },
  restart: { of: ["set"], also: "rollout" },
  undo: { of: ["set"], also: "rollback" },
  strategy: { of: ["set"], also: "rollout unavailable" },
  partition: { of: ["set"], also: "canary" },
  settings: { of: ["set"], also: "retention history seconds" },
  annotate: { of: ["set"], also: "annotate" },
  "delete-pod": { of: ["pod"], also: "kill force" },
  "evict-pod": { of: ["pod"], also: "drain" },
  "expand-claim": { of: ["set", "pod"], also: "resize" },
  "delete-claim": { of: ["claim"], also: "" },
  "delete-set": { of: ["set"], also: "statefulset" },
};

/** Every command, actions before tabs. */
export const setCommands: readonly SetCommand[] = [
  ...actionNames.flatMap((action) => {
    const { of, also } = actions[action];
    const title = actionTitles[action];
    return of.map((what) => ({
      title,
      of: what,
      words: wordsOf(`${title} ${also}`),
      query: (ordinal: number | undefined) => ({ do: action, on: what === "set" ? undefined : ordinal?.toString() }),
    }));
  }),
  { title: "Compare strategies", of: "set", words: wordsOf("Compare strategies forecast"), query: () => ({}), place: "compare" },
  ...boardTabs.map(({ key, title }) => ({
    title,
    of: "set" as const,
    words: wordsOf(title),
    query: () => ({ tab: key === boardTabs[0].key ? undefined : key }),
  })),
];

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(" ").filter(Boolean);
}

/** A shorter word could mean any command. */
const wordMin = 2;

/** The commands that a text asks for, and what it says besides: of whom. */
export interface AskedCommands {
  commands: readonly SetCommand[];
  rest: string;
}

/**
 * Which commands a text means: those of whose words it holds the most, each by its beginning ("del pod web-1" is Delete pod, of web-1). None
 * where no word is one of theirs.
 */
export function askedCommands(text: string): AskedCommands {
  const typed = text.toLowerCase().split(/\s+/).filter(Boolean);
  const asked = setCommands.map((command) => ({ command, rest: restOf(command, typed) }));
  const shortest = Math.min(...asked.map(({ rest }) => rest.length));
  if (shortest === typed.length) return { commands: [], rest: text };
  const best = asked.filter(({ rest }) => rest.length === shortest);
  const rest = best[0]?.rest.join(" ") ?? "";
  return { commands: best.filter((one) => one.rest.join(" ") === rest).map(({ command }) => command), rest };
}

/** The words that are not the command's, each of which is taken once. */
function restOf({ words }: SetCommand, typed: readonly string[]): readonly string[] {
  const left = [...words];
  return typed.filter((word) => {
    const at = word.length < wordMin ? -1 : left.findIndex((own) => own.startsWith(word));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
