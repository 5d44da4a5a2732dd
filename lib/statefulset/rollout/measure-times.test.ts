import { describe, expect, it } from "vitest";
import type { Pod } from "../objects/pod.ts";
import { makePod } from "../testing/objects.ts";
import { measureTimes } from "./measure-times.ts";

const stamp = (second: number) => new Date(Date.parse("2026-01-01T00:00:00Z") + second * 1000).toISOString();

/** A pod that was created at second 10, whose container runs and which is ready since then. */
function pod(running: number, ready: number, { restarts = 0, ...change }: Partial<Pod> & { restarts?: number } = {}): Pod {
  const [app] = makePod(0).containers;
  if (!app) throw new Error("no container");
  return makePod(0, {
    createdAt: stamp(10),
    conditions: [{ type: "Ready", status: "True", changedAt: stamp(ready) }],
    containers: [{ ...app, restarts, state: { kind: "running", at: stamp(running) } }],
    ...change,
  });
}

describe("what pods take", () => {
  it("is told by their timestamps: the middle, and half the range", () => {
    expect(measureTimes([pod(12, 18), pod(14, 19), pod(13, 22)], [])).toEqual({
      how: "timestamps",
      start: { ms: 3000, spreadMs: 1000, of: 3 },
      ready: { ms: 6000, spreadMs: 2000, of: 3 },
    });
  });

  it("is not known of pods that were restarted, are not ready, or are ending", () => {
    const notReady = { conditions: [{ type: "Ready", status: "False", changedAt: stamp(20) }] };
    expect(measureTimes([pod(12, 18, { restarts: 1 }), pod(12, 18, notReady), pod(12, 18, { deletedAt: stamp(40) })], [])).toEqual({});
  });

  it("takes a readiness that came back long after the start for no slow start", () => {
    expect(measureTimes([pod(12, 16), pod(12, 300), pod(12, 18)], []).ready).toEqual({ ms: 5000, spreadMs: 1000, of: 2 });
    expect(measureTimes([pod(12, 90_000)], [])).toEqual({});
  });

  it("keeps a start that is slow for all of them", () => {
    expect(measureTimes([pod(12, 312), pod(12, 330)], []).ready?.ms).toBe(309_000);
  });

  it("prefers lives that were watched, when they are enough, and knows only from them how long a stop takes", () => {
    const seen = { startMs: 1200, readyMs: 3400, stopMs: 700 };
    expect(measureTimes([pod(12, 18)], [seen])).toEqual({
      how: "watched",
      start: { ms: 1200, spreadMs: 0, of: 1 },
      ready: { ms: 3400, spreadMs: 0, of: 1 },
      stop: { ms: 700, spreadMs: 0, of: 1 },
    });
    expect(measureTimes([pod(12, 18), pod(12, 18), pod(12, 18)], [seen])).toMatchObject({ how: "timestamps", stop: { of: 1 } });
  });

  it("is never below nothing, where two clocks disagree", () => {
    expect(measureTimes([pod(9, 8)], [])).toMatchObject({ start: { ms: 0 }, ready: { ms: 0 } });
  });
});
