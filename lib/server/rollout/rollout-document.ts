import type { WatchCache } from "../../cluster/cluster.ts";
import type { RolloutDocument } from "../../protocol/rollout-document.ts";
import type { StatefulSet } from "../../statefulset/objects/stateful-set.ts";
import { rolloutFacts } from "./rollout-facts.ts";
import type { RolloutRecorder } from "./rollout-recorder.ts";

/** What the Rollout tab shows of a set. Fetches nothing. */
export function rolloutDocument(cache: WatchCache, recorder: Pick<RolloutRecorder, "recordOf">, set: StatefulSet): RolloutDocument {
  return { ...recorder.recordOf(set), facts: rolloutFacts(cache, set) };
}
