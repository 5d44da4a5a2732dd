import { describe, expect, it } from "vitest";
import type { Pod } from "../../statefulset/objects/pod.ts";
import { makePod } from "../../statefulset/testing/objects.ts";
import { recordGone, recordPod } from "./record-pod.ts";
import type { PlaceTrack, Transition } from "./transition.ts";

const T = Date.parse("2026-01-01T00:00:00Z");
const stamp = (second: number) => new Date(T + second * 1_000).toISOString();
const at = (second: number) => T + second * 1_000;

/** A pod at some point of its way; seconds of its own timestamps. */
function pod(
  way: { created: number; uid?: string; initialized?: number; running?: number; ready?: number; unready?: number },
  change: Partial<Pod> = {},
): Pod {
  const { created, uid = "a", initialized, running, ready, unready } = way;
  const [app] = makePod(0).containers;
  if (!app) throw new Error("no container");
  const readyAt = ready ?? unready ?? initialized;
  return makePod(0, {
    uid,
    createdAt: stamp(created),
    phase: running === undefined ? "Pending" : "Running",
    conditions: [
      ...(initialized === undefined ? [] : [{ type: "Initialized", status: "True", changedAt: stamp(initialized) }]),
      { type: "Ready", status: ready === undefined ? "False" : "True", ...(readyAt === undefined ? {} : { changedAt: stamp(readyAt) }) },
    ],
    containers: [
      {
        ...app,
        ready: ready !== undefined,
        state:
          running === undefined
            ? { kind: "waiting", ...(initialized === undefined ? {} : { reason: "ContainerCreating" }) }
            : { kind: "running", at: stamp(running) },
      },
    ],
    ...change,
  });
}

const crashed = (change: object, restarts = 1): Partial<Pod> => {
  const [app] = makePod(0).containers;
  return { containers: app ? [{ ...app, ready: false, restarts, ...change }] : [] };
};

/** Looks at the place once for each pod (undefined: gone), and what was written down: phase, second, life, and whether it was put together. */
function told(looks: readonly [second: number, pod: Pod | undefined, unwatchedFrom?: number][]): string[] {
  let track: PlaceTrack | undefined;
  const all: Transition[] = [];
  for (const [second, seen, unwatchedFrom] of looks) {
    const since = unwatchedFrom === undefined ? undefined : at(unwatchedFrom);
    const recorded = seen ? recordPod(track, 0, seen, at(second)) : track && recordGone(track, at(second), since);
    if (!recorded) continue;
    track = recorded.track;
    all.push(...recorded.transitions);
  }
  return all.map(({ phase, at: when, life, reason, restarts, isReconstructed }) =>
    [
      `${phase}@${(when - T) / 1_000}`,
      `life ${life}`,
      ...(restarts ? [`${restarts} restarts`] : []),
      ...(reason ? [reason] : []),
      ...(isReconstructed ? ["reconstructed"] : []),
    ].join(", "),
  );
}

describe("a pod that is watched", () => {
  it("goes through its phases at the moments at which they are seen", () => {
    expect(
      told([
        [10.2, pod({ created: 10 })],
        [10.9, pod({ created: 10, initialized: 10 })],
        [12.4, pod({ created: 10, initialized: 10, running: 12 })],
        [15.1, pod({ created: 10, initialized: 10, running: 12, ready: 15 })],
        [20, pod({ created: 10, initialized: 10, running: 12, ready: 15 }, { deletedAt: stamp(50), deletionGraceSeconds: 30 })],
        [21.5, undefined],
      ]),
    ).toEqual([
      "waiting@10.2, life 1",
      "waiting@10.9, life 1, ContainerCreating",
      "starting@12.4, life 1",
      "ready@15.1, life 1",
      "ending@20, life 1",
      "absent@21.5, life 1",
    ]);
  });

  it("has been starting also when it is ready at once in the eyes of the watch", () => {
    expect(
      told([
        [10.2, pod({ created: 10, initialized: 10 })],
        [12.6, pod({ created: 10, initialized: 10, running: 12, ready: 12 })],
      ]),
    ).toEqual(["waiting@10.2, life 1, ContainerCreating", "starting@12, life 1", "ready@12.6, life 1"]);
  });

  it("is not ready any more, and unready where it was ready in this life", () => {
    expect(
      told([
        [15, pod({ created: 14, initialized: 14, running: 14, ready: 15 })],
        [30, pod({ created: 14, initialized: 14, running: 14, unready: 30 })],
        [40, pod({ created: 14, initialized: 14, running: 14, ready: 40 })],
      ]).slice(2),
    ).toEqual(["ready@15, life 1", "unready@30, life 1", "ready@40, life 1"]);
  });

  it("fails, and starts again without having been ready", () => {
    const looks = told([
      [12, pod({ created: 12, initialized: 12, running: 12 })],
      [
        14,
        pod(
          { created: 12, initialized: 12, running: 12 },
          crashed({ state: { kind: "terminated", exitCode: 1, reason: "Error", at: stamp(14) } }, 0),
        ),
      ],
      [
        15,
        pod(
          { created: 12, initialized: 12, running: 12 },
          crashed({ state: { kind: "waiting", reason: "CrashLoopBackOff" }, last: { kind: "terminated", at: stamp(14) } }),
        ),
      ],
      [
        25,
        pod(
          { created: 12, initialized: 12, running: 12 },
          crashed({ state: { kind: "running", at: stamp(25) }, last: { kind: "terminated", at: stamp(14) } }, 2),
        ),
      ],
    ]);
    expect(looks.slice(-3)).toEqual([
      "failing@14, life 1, exit code 1",
      "failing@15, life 1, 1 restarts, CrashLoopBackOff",
      "starting@25, life 1, 2 restarts",
    ]);
  });

  it("writes nothing down where nothing has changed", () => {
    const same = pod({ created: 10, initialized: 10, running: 12, ready: 15 });
    expect(
      told([
        [15, same],
        [16, { ...same, ip: "10.0.0.9" }],
      ]),
    ).toHaveLength(3);
  });

  it("is another life under the same name, also while the last one's end was not seen", () => {
    const ending = pod({ created: 0, initialized: 0, running: 1, ready: 2 }, { deletedAt: stamp(40), deletionGraceSeconds: 30 });
    expect(
      told([
        [10, ending],
        [20.5, pod({ created: 20, uid: "b" })],
      ]).slice(-2),
    ).toEqual(["ending@10, life 1", "waiting@20.5, life 2"]);
  });

  it("puts nothing before what is written down already", () => {
    const looks = told([
      [10.7, pod({ created: 10 })],
      [10.8, undefined],
      [10.9, pod({ created: 10, uid: "b" })],
    ]);
    expect(looks).toEqual(["waiting@10.7, life 1", "absent@10.8, life 1", "waiting@10.9, life 2"]);
  });
});

describe("a pod that was there before", () => {
  it.each([
    ["waiting", pod({ created: 10 }), ["waiting@10, life 1, reconstructed"]],
    [
      "starting",
      pod({ created: 10, initialized: 11, running: 12 }),
      ["waiting@10, life 1, reconstructed", "starting@12, life 1, reconstructed"],
    ],
    [
      "ready",
      pod({ created: 10, initialized: 11, running: 12, ready: 15 }),
      ["waiting@10, life 1, reconstructed", "starting@12, life 1, reconstructed", "ready@15, life 1, reconstructed"],
    ],
    [
      "unready",
      pod({ created: 10, initialized: 11, running: 12, unready: 60 }),
      [
        "waiting@10, life 1, reconstructed",
        "starting@12, life 1, reconstructed",
        "ready@12, life 1, reconstructed",
        "unready@60, life 1, reconstructed",
      ],
    ],
    [
      "failing",
      pod(
        { created: 10, initialized: 11, running: 12 },
        crashed({ state: { kind: "waiting", reason: "CrashLoopBackOff" }, last: { kind: "terminated", at: stamp(70) } }, 3),
      ),
      [
        "waiting@10, life 1, reconstructed",
        "starting@11, life 1, reconstructed",
        "failing@70, life 1, 3 restarts, CrashLoopBackOff, reconstructed",
      ],
    ],
    [
      "ending",
      pod({ created: 10, initialized: 11, running: 12, ready: 15 }, { deletedAt: stamp(120), deletionGraceSeconds: 30 }),
      [
        "waiting@10, life 1, reconstructed",
        "starting@12, life 1, reconstructed",
        "ready@15, life 1, reconstructed",
        "ending@90, life 1, reconstructed",
      ],
    ],
  ])("is told from its own timestamps while %s", (_phase, seen, expected) => {
    expect(told([[100, seen]])).toEqual(expected);
  });

  it("is never told to have done something in the future of a clock that is behind", () => {
    const looks = told([[5, pod({ created: 10, initialized: 11, running: 12, ready: 15 })]]);
    expect(looks).toEqual(["ready@5, life 1"]);
  });
});

describe("a time in which nobody watched", () => {
  it("leaves what happened in it to the pod's own timestamps, and its end open", () => {
    const before = pod({ created: 0, initialized: 0, running: 1, ready: 2 });
    const after = pod({ created: 50, uid: "b", initialized: 50, running: 52, ready: 55 });
    expect(
      told([
        [10, before],
        [100, undefined, 30],
        [100, after],
      ]).slice(3),
    ).toEqual([
      "absent@30, life 1, reconstructed",
      "waiting@50, life 2, reconstructed",
      "starting@52, life 2, reconstructed",
      "ready@55, life 2, reconstructed",
    ]);
  });
});
