import type { TestContext } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** What a test has played of a recording and found as recorded, told by `npm run conformance`. */
    played?: string[];
  }
}

/** Notes what a test has played of a recording and found as recorded, one line each, for `npm run conformance` to tell. */
export function notePlayed({ task }: Pick<TestContext, "task">, ...lines: string[]): void {
  task.meta.played = [...(task.meta.played ?? []), ...lines];
}
