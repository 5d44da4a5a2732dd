import type { Board } from "@/lib/statefulset/board/board.ts";
import type { CounterRise } from "./counting-words.ts";

interface Count {
  podName: string;
  at: string;
  value: number;
  /** What is known at first of a pod may have been read long before somebody looked. */
  isOld?: boolean;
}

/** Counters by pod uid. */
export type Counts = ReadonlyMap<string, Count>;

/** The counters that a board shows now. */
export function countsOf(board: Pick<Board, "slots"> | undefined): Counts {
  const counts = new Map<string, Count>();
  for (const { pod, podName, counter } of Object.values(board?.slots ?? {})) {
    const { value, at } = counter;
    if (pod && value !== undefined && at !== undefined) counts.set(pod.uid, { podName, at, value });
  }
  return counts;
}

/** From where rises are counted, before a board was seen. */
export const nothingSeen: Seen = { counts: new Map(), hasBoard: false };

/** From where rises are counted. */
export interface Seen {
  counts: Counts;
  hasBoard: boolean;
}

/**
 * From where rises are counted, once these counters are seen too: each pod's first reading that is not older than the look at it. What the
 * first board brings may be. The same object when nothing is new.
 */
export function withNews(seen: Seen, now: Counts): Seen {
  let counts: Map<string, Count> | undefined;
  for (const [uid, count] of now) {
    const before = seen.counts.get(uid);
    if (before && !(before.isOld && before.at !== count.at)) continue;
    counts ??= new Map(seen.counts);
    counts.set(uid, before || seen.hasBoard ? count : { ...count, isOld: true });
  }
  return counts || !seen.hasBoard ? { counts: counts ?? seen.counts, hasBoard: true } : seen;
}

/** How far counters rose; undefined where none is read. */
export function riseBetween(seen: Seen, now: Counts): CounterRise | undefined {
  let most: CounterRise | undefined;
  let rose = 0;
  for (const [uid, { podName, value }] of now) {
    const from = seen.counts.get(uid);
    const by = from && !from.isOld ? value - from.value : 0;
    if (by > 0) rose++;
    if (!most || by > most.by) most = { rose: 0, read: 0, podName, by };
  }
  return most && { ...most, rose, read: now.size };
}
