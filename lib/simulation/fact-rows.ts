import { durationWords } from "./duration-words.ts";
import type { Forecast, ForecastLane, LaneEnd } from "./forecast-result.ts";

export type FactKey =
  | "finished"
  | "fewest-serving"
  | "fewest-serving-for"
  | "most-not-serving"
  | "mixed"
  | "steps"
  | "pods-lost"
  | "stops-by-itself"
  | "going-back";

/** A fact of every lane, and how two lanes are compared by it. */
export interface FactKind {
  fact: FactKey;
  label: string;
  /** What it is and which is better, a sentence. */
  about: string;
  /** What stands there for a lane. */
  words(lane: ForecastLane, forecast: Forecast): string;
  /** What it is compared by, the less the better; undefined: it cannot be compared, and is neither best nor worst. */
  rank(lane: ForecastLane, forecast: Forecast): number | undefined;
  /** How far a lane is behind the best, where that can be said as a number. */
  behind?(difference: number): string;
}

const endWords: Readonly<Record<LaneEnd["kind"], string>> = {
  finished: "",
  "waits-for-person": "waits for you",
  stuck: "never: it is stuck",
  "still-going": "not in this time",
};

/** The facts that lanes are compared by, in the order of a table. */
export const factKinds: readonly FactKind[] = [
  {
    fact: "finished",
    label: "Finished after",
    about: "From the change until all that it does is done; sooner is better. What waits for a person is not compared.",
    words: ({ end, facts: { finishedAfterMs: ms } }) =>
      [ms === undefined ? "" : durationWords(ms), endWords[end.kind]].filter(Boolean).join(", then "),
    // What never ends is behind all that does.
    rank: ({ end, facts }) =>
      end.kind === "finished" ? facts.finishedAfterMs : end.kind === "waits-for-person" ? undefined : Number.POSITIVE_INFINITY,
    behind: (ms) => `${durationWords(ms)} longer`,
  },
  {
    fact: "fewest-serving",
    label: "Fewest ready",
    about: "How many pods served at the worst moment; more is better.",
    words: ({ facts }, forecast) => `${facts.fewestServing} of ${wantedOf(forecast)}`,
    rank: ({ facts }) => -facts.fewestServing,
    behind: (pods) => `${pods} fewer`,
  },
  {
    fact: "fewest-serving-for",
    label: "For how long so few",
    about: "How long the fewest were that few, in all; compared where all finish and have equally few.",
    words: (lane, forecast) => {
      const { fewestServing, fewestServingMs } = lane.facts;
      if (fewestServing >= wantedOf(forecast)) return "never fewer than all";
      const isLasting = lane.timeline.serving.at(-1)?.serving === fewestServing;
      return isLasting ? "it stays so" : durationWords(fewestServingMs);
    },
    rank: ({ facts }, forecast) =>
      facts.fewestServing < wantedOf(forecast) &&
      forecast.lanes.every(({ end, facts: { fewestServing } }) => end.kind === "finished" && fewestServing === facts.fewestServing)
        ? facts.fewestServingMs
        : undefined,
    behind: (ms) => `${durationWords(ms)} longer`,
  },
  {
    fact: "most-not-serving",
    label: "Most not ready at once",
    about: "How many pods of the set did not serve at the same moment; fewer is better.",
    words: ({ facts }) => `${facts.mostNotServing}`,
    rank: ({ facts }) => facts.mostNotServing,
    behind: (pods) => `${pods} more`,
  },
  {
    fact: "mixed",
    label: "Two versions at once",
    about:
      "For how long pods of both revisions served; shorter is better where they do not go together. What waits for a person stays mixed and is not compared.",
    words: (lane) => {
      if (!isMixedAtEnd(lane)) return durationWords(lane.facts.mixedMs);
      return lane.end.kind === "waits-for-person" ? "until you go on" : "it stays so";
    },
    rank: ({ end, facts }) => (end.kind === "finished" ? facts.mixedMs : undefined),
    behind: (ms) => `${durationWords(ms)} longer`,
  },
  {
    fact: "steps",
    label: "Steps by hand",
    about: "What a person does after the change; fewer is better. What still waits for one is not compared.",
    words: ({ facts, end }) => (end.kind === "finished" ? `${facts.personSteps}` : `${facts.personSteps}, and it is not done`),
    rank: ({ facts, end }) => (end.kind === "finished" ? facts.personSteps : undefined),
    behind: (steps) => `${steps} more`,
  },
  {
    fact: "pods-lost",
    label: "If broken: pods lost",
    about: "How many pods do not serve when a revision that never becomes ready has come to rest; fewer is better.",
    words: ({ broken }, forecast) => `${broken.podsLost} of ${wantedOf(forecast)}`,
    rank: ({ broken }) => broken.podsLost,
    behind: (pods) => `${pods} more`,
  },
  {
    fact: "stops-by-itself",
    label: "If broken: stops by itself",
    about: "Whether it stops before a revision that never becomes ready has broken all pods.",
    words: ({ broken }) => (broken.stopsByItself ? "yes" : "no: it breaks all"),
    rank: ({ broken }) => (broken.stopsByItself ? 0 : 1),
  },
  {
    fact: "going-back",
    label: "If broken: going back",
    about: "Whether putting the old template back heals everything without a further step.",
    words: ({ broken: { goingBackHeals, podsToDelete } }) =>
      goingBackHeals ? "heals" : podsToDelete.length === 0 ? "does not heal" : `then delete ${deletions(podsToDelete)}`,
    rank: ({ broken }) => (broken.goingBackHeals ? 0 : Math.max(1, broken.podsToDelete.length)),
  },
];

/** Whether pods of both revisions serve when nothing more happens. */
function isMixedAtEnd({ timeline }: ForecastLane): boolean {
  const last = timeline.slots.flatMap(({ spans }) => spans.at(-1) ?? []);
  return new Set(last.filter(({ phase }) => phase === "ready").map(({ revision }) => revision)).size > 1;
}

/** Whether a lane has done nothing and leaves everything to a person: then it cannot be compared with what others do. */
export function isIdle({ moves, end, facts }: ForecastLane): boolean {
  return moves.length === 0 && (end.kind === "waits-for-person" || facts.personSteps > 0);
}

/** So many of the pods are named; of more their number is told. */
const namedMax = 4;

/** "pod 4", "pods 4 and 3", "12 pods", in the order in which they have to be deleted. */
export function deletions(ordinals: readonly number[]): string {
  if (ordinals.length > namedMax) return `${ordinals.length} pods`;
  if (ordinals.length === 1) return `pod ${ordinals.join()}`;
  return `pods ${ordinals.slice(0, -1).join(", ")} and ${ordinals.at(-1)}`;
}

/** How many pods the set is to have. */
export function wantedOf({ request: { set, change } }: Forecast): number {
  return change.replicas ?? set.replicas;
}
