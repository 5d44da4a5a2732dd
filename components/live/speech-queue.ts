/** At most this many sentences wait; when more come, the oldest are forgotten, for what is newest matters most. */
const waitingMax = 6;
/** A screen reader is spoken to at most this often. */
export const pauseMs = 5_000;

/** What waits to be spoken, and when something was spoken last. A sentence with the key of a waiting one takes its place. */
export interface SpeechQueue {
  waiting: readonly { key: string; sentence: string }[];
  spokenAt: number;
}

export const silence: SpeechQueue = { waiting: [], spokenAt: Number.NEGATIVE_INFINITY };

/** The queue with a sentence added at its end. */
export function enqueue(queue: SpeechQueue, sentence: string, key: string): SpeechQueue {
  const waiting = [...queue.waiting.filter((other) => other.key !== key), { key, sentence }];
  return { ...queue, waiting: waiting.slice(-waitingMax) };
}

/** How long to wait until something may be spoken, or undefined when nothing waits. */
export function nextSpeechInMs(queue: SpeechQueue, now: number): number | undefined {
  return queue.waiting.length === 0 ? undefined : Math.max(0, queue.spokenAt + pauseMs - now);
}

/** All that waits, as one utterance, if the pause is over. */
export function speak(queue: SpeechQueue, now: number): { queue: SpeechQueue; utterance?: string } {
  if (nextSpeechInMs(queue, now) !== 0) return { queue };
  return { queue: { waiting: [], spokenAt: now }, utterance: queue.waiting.map(({ sentence }) => sentence).join(" ") };
}
