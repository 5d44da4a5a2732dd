import type { ClusterStatus, KindStatus } from "@/lib/protocol/cluster-status.ts";
import { type Kind, kinds } from "@/lib/statefulset/objects/kinds.ts";
import { namespaceList } from "./watched-words.ts";

const phaseWords = { starting: "listing", live: "live", reconnecting: "reconnecting", forbidden: "forbidden", gone: "not served" } as const;

/** How a kind is being watched, in a word or two; `isCalm`: nobody needs to do anything about it. */
export function watchWords(kind: Kind, { phase, forbiddenIn }: KindStatus): { words: string; isCalm: boolean } {
  // A kind that the board can do without is missed by nobody who was not given the right to it.
  if (phase === "forbidden" && kinds[kind].optional) return { words: "not listed", isCalm: true };
  if (phase === "forbidden" && forbiddenIn !== undefined) return { words: `not in ${namespaceList(forbiddenIn)}`, isCalm: false };
  return { words: phaseWords[phase], isCalm: phase === "live" };
}

/** What is missing where kinds that belong to no namespace may not be listed; undefined where nothing is. */
export function sparedWords({ kinds: watched, source }: ClusterStatus): string | undefined {
  const isSpared = (kind: Kind) => kinds[kind].optional && watched[kind].phase === "forbidden";
  if (!(Object.keys(watched) as Kind[]).some(isSpared)) return undefined;
  const subject = source === "in-cluster" ? "account" : "user";
  return `What is not listed belongs to no namespace, and the ${subject} has no right to it: only volumes' and nodes' own details are missing.`;
}
