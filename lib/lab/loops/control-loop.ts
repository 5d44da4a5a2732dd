import type { Change } from "../store/change.ts";
import type { Store } from "../store/store.ts";
import { hear } from "./hear.ts";
import type { LoopContext } from "./loop-context.ts";
import { WorkQueue } from "./work-queue.ts";

/** What makes one controller of it. */
export interface Controller {
  /** Keys (`namespace/name`) that a change makes worth another look. */
  keysOf: (store: Store, change: Change) => Iterable<string>;
  /** Brings one key's object on by a step. One that throws is tried again, later and later; `again` asks for another look after so long. */
  sync: (context: LoopContext, key: string, again: (delayMs: number) => void) => void;
}

/** Runs a controller as every one runs: what it hears only marks keys, and each is worked on once, a moment later. Answers how to stop it. */
export function runControlLoop(context: LoopContext, { keysOf, sync }: Controller): () => void {
  const { store, clock, pace } = context;
  const queue = new WorkQueue(clock, pace.sync, (key) => sync(context, key, (delayMs) => queue.mark(key, delayMs)));
  const stop = hear(store, (change) => {
    for (const key of keysOf(store, change)) queue.mark(key);
  });
  return () => {
    stop();
    queue.close();
  };
}
