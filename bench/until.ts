import { setTimeout as wait } from "node:timers/promises";

/** Asks every `everyMs` until the answer is true. Throws, saying what was waited for, after `seconds`. */
export async function until(what: string, seconds: number, everyMs: number, ask: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await ask())) {
    if (performance.now() > end) throw new Error(`${what}: not within ${seconds} s.`);
    await wait(everyMs);
  }
}
