import type { WatchCache } from "../../cluster/cluster.ts";
import type { RolloutDocument } from "../../protocol/rollout-document.ts";
import type { Board } from "../../statefulset/board/board.ts";
import { ordinalOf } from "../../statefulset/board/join-board.ts";
import type { StatefulSet } from "../../statefulset/objects/stateful-set.ts";
import { measureTimes } from "../../statefulset/rollout/measure-times.ts";
import type { RolloutFacts } from "../../statefulset/rollout/rollout-facts.ts";
import { rolloutFacts } from "./rollout-facts.ts";
import type { RolloutRecorder } from "./rollout-recorder.ts";

/** What the Rollout tab shows of a set, with what DNS was seen to say of the board's names. Fetches nothing. */
export function rolloutDocument(
  cache: WatchCache,
  recorder: Pick<RolloutRecorder, "recordOf" | "starts" | "noteNames">,
  set: StatefulSet,
  board: Pick<Board, "slots">,
): RolloutDocument {
  recorder.noteNames(set.uid, Object.values(board.slots));
  return { ...recorder.recordOf(set), facts: { ...rolloutFacts(cache, set), ...usualOf(cache, recorder, set) } };
}

function usualOf(cache: WatchCache, recorder: Pick<RolloutRecorder, "starts">, set: StatefulSet): Pick<RolloutFacts, "usual"> {
  const pods = [...cache.inNamespace("pods", set.namespace)].filter((pod) => ordinalOf(pod, set) !== undefined);
  const { start, ready, stop } = measureTimes(pods, recorder.starts(set.uid));
  return start && ready ? { usual: { ms: start.ms + ready.ms + (stop?.ms ?? 0), of: start.of } } : {};
}
