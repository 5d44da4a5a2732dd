import type { RolloutFacts } from "../statefulset/rollout/rollout-facts.ts";
import type { RolloutRecord } from "../timeline/recording/rollout-record.ts";

/** What the Rollout tab shows of a set: what was recorded of it, and what a sentence about it needs besides the board. */
export interface RolloutDocument extends RolloutRecord {
  facts: RolloutFacts;
}
