import type { Board, Slot } from "@/lib/statefulset/board/board.ts";
import { slotStates } from "../encoding/slot-state.ts";
import { lifeWords } from "./life-words.ts";

/** More changes than this at once are summed up. */
const sentencesMax = 3;

/** What changed from one board to the next that somebody who cannot see it should hear, with the key under which newer news replaces it. */
export function boardChanges(before: Board, after: Board): readonly { key: string; sentence: string }[] {
  if (before.slots === after.slots && before.set.ready === after.set.ready) return [];
  const changes = Object.values(after.slots).flatMap((slot) => {
    const sentence = slotChange(before.slots[slot.ordinal], slot);
    return sentence === undefined ? [] : [{ key: slot.podName, sentence }];
  });
  if (changes.length <= sentencesMax) return changes;
  const { name, ready, replicas } = after.set;
  return [{ key: name, sentence: `${changes.length} pods of ${name} changed: ${ready} of ${replicas} ready.` }];
}

function slotChange(before: Slot | undefined, after: Slot): string | undefined {
  if (before === after) return undefined;
  const word = slotStates[after.state].word.toLowerCase();
  if (before?.pod && after.pod && before.pod.uid !== after.pod.uid)
    return `${after.podName} has begun its ${lifeWords(after.pod.lives)}: ${word}.`;
  if (before?.state === after.state) return undefined;
  return `${after.podName}: ${word}.`;
}
