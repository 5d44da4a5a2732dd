import { request } from "undici";
import { TestClock } from "../../testing/test-clock.ts";
import type { LabOptions } from "../lab-options.ts";
import { type Lab, startLab } from "../start-lab.ts";
import { eventually } from "./eventually.ts";

export interface LabOnTestClock extends Lab {
  clock: TestClock;
  /** GETs a path of the lab's API server. */
  get(path: string): Promise<{ status: number; body: unknown }>;
  /** Moves the clock on by small steps, letting what is real (sockets, files) happen in between, until the answer is not undefined. */
  until<T>(what: string, read: () => T | undefined | Promise<T | undefined>): Promise<T>;
  close(): Promise<void>;
}

const stepMs = 1000;

/** A whole lab in this process whose time passes only when a test lets it. */
export async function startLabOnTestClock(options: Omit<LabOptions, "clock"> = {}): Promise<LabOnTestClock> {
  const clock = new TestClock();
  const lab = await startLab({ seed: 1, scenario: "myapp-stateful", ...options, clock });
  return {
    ...lab,
    clock,
    async get(path) {
      const answer = await request(lab.url + path);
      return { status: answer.statusCode, body: await answer.body.json() };
    },
    until: (what, read) =>
      eventually(what, () => {
        clock.tick(stepMs);
        return read();
      }),
  };
}
