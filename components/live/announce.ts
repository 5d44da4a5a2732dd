import { systemClock } from "@/lib/clock.ts";
import { enqueue, nextSpeechInMs, silence, speak } from "./speech-queue.ts";

let queue = silence;
let isTiming = false;
let utterance = "";
const listeners = new Set<() => void>();

/** Has the page's one polite live region say a sentence, when its turn comes. A later sentence with the same key replaces a waiting one. */
export function say(sentence: string, key = sentence): void {
  queue = enqueue(queue, sentence, key);
  speakLater();
}

function speakLater(): void {
  const waitMs = nextSpeechInMs(queue, systemClock.now());
  if (isTiming || waitMs === undefined) return;
  isTiming = true;
  systemClock.after(waitMs, speakNow);
}

function speakNow(): void {
  isTiming = false;
  const spoken = speak(queue, systemClock.now());
  queue = spoken.queue;
  if (spoken.utterance !== undefined) utterance = spoken.utterance;
  for (const listener of listeners) listener();
  speakLater();
}

/** Calls the listener whenever something new is said, until the answer is called. */
export function onUtterance(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is being said. */
export function readUtterance(): string {
  return utterance;
}
