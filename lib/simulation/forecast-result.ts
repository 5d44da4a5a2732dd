import type { RuleKey, StandRule } from "../statefulset/rollout/rule.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { ForecastRequest, LaneSpec } from "./forecast-request.ts";

/** One thing done to a pod, with the rule that it follows. */
export interface Move {
  at: number;
  do: "create" | "delete";
  ordinal: number;
  /** Of the pod. */
  revision: string;
  rule: RuleKey;
}

/** From `from` to `to` the controller does nothing, by this rule, because of this pod. */
export interface Wait {
  from: number;
  to: number;
  rule: StandRule;
  ordinal?: number;
}

/** How a lane ends: as wanted; waiting for a person although nothing is wrong; held up by something broken; or not within the time that is looked at. */
export type LaneEnd =
  | { kind: "finished"; at: number }
  | { kind: "waits-for-person"; at: number; rule: StandRule }
  | { kind: "stuck"; at: number; rule: StandRule; ordinal?: number }
  | { kind: "still-going"; at: number };

export interface LaneFacts {
  /** From the change until everything that the strategy does by itself, or with the person's plan, is done; absent when it never is. */
  finishedAfterMs?: number;
  /** Fewest pods that served at once, and for how long in all. */
  fewestServing: number;
  fewestServingMs: number;
  /** Most pods of the set that did not serve at once. */
  mostNotServing: number;
  /** For how long pods of both revisions served. */
  mixedMs: number;
  /** What the person had to do after the change. */
  personSteps: number;
}

/** What this strategy makes of a revision that never becomes ready, and of going back. */
export interface BrokenFacts {
  /** Pods that do not serve when it has come to rest. */
  podsLost: number;
  /** It stops by itself instead of going on to break the rest. */
  stopsByItself: boolean;
  /** Putting the old template back heals all of it without a further step. */
  goingBackHeals: boolean;
  /** What a person has to do after going back: pods to delete, in this order. */
  podsToDelete: readonly number[];
}

export interface ForecastLane {
  spec: LaneSpec;
  /** e.g. "RollingUpdate, partition 3". */
  title: string;
  /** One or two sentences: what it does to this set. */
  about: string;
  /** Fields that this release ignores, and what really happens; one sentence each. */
  ignored: readonly string[];
  timeline: Timeline;
  moves: readonly Move[];
  waits: readonly Wait[];
  end: LaneEnd;
  facts: LaneFacts;
  broken: BrokenFacts;
}

export interface Forecast {
  request: ForecastRequest;
  /** Names of the two revisions, as spans have them. */
  revisions: { before: string; after: string };
  /** The common end of the time axis, ms. */
  until: number;
  lanes: readonly ForecastLane[];
}
