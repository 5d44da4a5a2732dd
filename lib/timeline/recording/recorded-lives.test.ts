import { describe, expect, it } from "vitest";
import type { Phase } from "../timeline.ts";
import { recordedLives } from "./recorded-lives.ts";
import type { Transition } from "./transition.ts";

function way(ordinal: number, life: number, ...steps: [at: number, phase: Phase, change?: Partial<Transition>][]): Transition[] {
  return steps.map(([at, phase, change]) => ({ at, ordinal, life, phase, ...change }));
}

describe("recorded lives", () => {
  it("say how long a pod took to start, to become ready and to stop, whatever it waited for", () => {
    const whole = way(
      0,
      1,
      [0, "waiting"],
      [5, "waiting", { reason: "ContainerCreating" }],
      [40, "starting"],
      [100, "ready"],
      [200, "ending"],
      [230, "absent"],
    );
    expect(recordedLives(whole, 20)).toEqual([{ ordinal: 0, life: 1, startMs: 40, readyMs: 60, stopMs: 30 }]);
  });

  it("say nothing of a start that nobody watched, that failed, or that was restarted", () => {
    const all = [
      ...way(
        0,
        1,
        [0, "waiting", { isReconstructed: true }],
        [40, "starting", { isReconstructed: true }],
        [9000, "ready", { isReconstructed: true }],
      ),
      ...way(1, 1, [0, "waiting"], [40, "starting"], [50, "failing"], [60, "starting"], [90, "ready"]),
      ...way(2, 1, [0, "waiting"], [40, "starting"], [90, "ready", { restarts: 1 }]),
      ...way(3, 1, [0, "ready"], [10, "ending"], [30, "absent", { isReconstructed: true }]),
    ];
    expect(recordedLives(all, 20)).toEqual([]);
  });

  it("are the newest, as many as are asked for", () => {
    const all = [1, 2, 3].flatMap((life) => way(0, life, [life, "ending"], [life + 10, "absent"]));
    expect(recordedLives(all, 2).map(({ life }) => life)).toEqual([2, 3]);
  });
});
