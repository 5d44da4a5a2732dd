import { expect, it } from "vitest";
import type { PersonPlan } from "../forecast-request.ts";
import { laneEnd } from "./lane-end.ts";
import type { LaneState } from "./lane-state.ts";
import { nextStep } from "./next-step.ts";
import type { LanePod } from "./observed-lane.ts";

function pod(ordinal: number, change: Partial<LanePod> = {}): LanePod {
  return {
    uid: `uid-${ordinal}`,
    name: `web-${ordinal}`,
    ordinal,
    revision: "before",
    phase: "ready",
    ready: true,
    wasReady: true,
    since: 0,
    ...change,
  };
}

const stuck = pod(2, { revision: "after", phase: "failing", ready: false, since: 5_000 });

function lane(change: Partial<LaneState> = {}): LaneState {
  return {
    spec: { workload: "StatefulSet", policy: "OrderedReady", strategy: "RollingUpdate" },
    pods: [pod(0), pod(1), pod(2)],
    changedAt: 1_000,
    start: 0,
    replicas: 3,
    isTemplateChanged: true,
    isBroken: false,
    givenUp: [],
    minReadyMs: 0,
    lastMoveAt: 1_000,
    ...change,
  };
}

const onDelete = { workload: "StatefulSet", policy: "OrderedReady", strategy: "OnDelete" } as const;
const byHand: PersonPlan = { deletesPods: { order: "highest-first", pauseMs: 500 } };

it.each<[string, Partial<LaneState>, PersonPlan, object | undefined]>([
  ["nothing planned", {}, {}, undefined],
  ["goes back at its time", {}, { goesBackAfterMs: 9_000 }, { step: { do: "go-back" }, due: 10_000 }],
  ["goes back once", { wentBackAt: 10_000 }, { goesBackAfterMs: 9_000 }, undefined],
  ["the highest outdated pod by hand", { spec: onDelete }, byHand, { step: { do: "delete-pod", pod: { ordinal: 2 } }, due: 1_500 }],
  [
    "the next by hand when the last is ready again",
    { spec: onDelete, lastDeleted: 2, pods: [pod(0), pod(1), pod(2, { revision: "after", since: 7_000 })] },
    byHand,
    { step: { do: "delete-pod", pod: { ordinal: 1 } }, due: 7_500 },
  ],
  [
    "nobody else while the last is not",
    { spec: onDelete, lastDeleted: 2, pods: [pod(0), pod(1), { ...stuck, since: 2_000 }] },
    byHand,
    undefined,
  ],
  [
    "a stuck pod",
    { isBroken: true, pods: [pod(0), pod(1), stuck] },
    { deletesStuckAfterMs: 4_000 },
    { step: { do: "delete-pod", giveUp: "2 after" }, due: 9_000 },
  ],
  [
    "a stuck pod once for each revision",
    { isBroken: true, pods: [pod(0), pod(1), stuck], givenUp: ["2 after"] },
    { deletesStuckAfterMs: 4_000 },
    undefined,
  ],
  [
    "a stuck pod again after going back",
    { isBroken: true, pods: [pod(0), pod(1), stuck], givenUp: ["2 after"], wentBackAt: 8_000 },
    { deletesStuckAfterMs: 4_000 },
    { step: { do: "delete-pod", giveUp: "2 before" }, due: 12_000 },
  ],
  ["slow is not stuck", { pods: [pod(0), pod(1), stuck] }, { deletesStuckAfterMs: 4_000 }, undefined],
  [
    "the partition, when all that it lets through is ready",
    { partition: 2, pods: [pod(0), pod(1), pod(2, { revision: "after", since: 6_000 })] },
    { lowersPartition: { by: 5, pauseMs: 1_000 } },
    { step: { do: "set-partition", partition: 0 }, due: 7_000 },
  ],
])("does %s", (_, change, plan, expected) => {
  const next = nextStep(lane(change), plan, 20_000);
  if (expected === undefined) expect(next).toBeUndefined();
  else expect(next).toMatchObject(expected);
});

it.each<[string, Partial<LaneState>, number | undefined, object | undefined]>([
  [
    "is finished when a Deployment has gone back, though what it let go still ends",
    {
      spec: { workload: "Deployment", strategy: "RollingUpdate" },
      wentBackAt: 9_000,
      lastMoveAt: 9_050,
      pods: [pod(0), pod(1), pod(2), { ...stuck, ordinal: 3, phase: "ending" }],
    },
    undefined,
    { kind: "finished", at: 8_050 },
  ],
  ["goes on while a pod is outdated", {}, undefined, undefined],
  [
    "is finished when all have the new revision",
    { pods: [0, 1, 2].map((one) => pod(one, { revision: "after", since: 6_000 })) },
    undefined,
    { kind: "finished", at: 5_000 },
  ],
  [
    "stands when it was forecast to, and what is not ready is broken",
    { isBroken: true, pods: [pod(0), pod(1), stuck] },
    5_000,
    { kind: "stands", at: 0 },
  ],
  ["goes on while a pod is only slower than forecast", { pods: [pod(0), pod(1), stuck] }, 5_000, undefined],
  [
    "is not finished between two crashes",
    { isBroken: true, pods: [0, 1, 2].map((one) => pod(one, { revision: "after" })) },
    undefined,
    undefined,
  ],
])("%s", (_, change, standsAt, expected) => {
  expect(laneEnd(lane(change), { standsAt, isAwaited: false, now: 20_000 })).toEqual(expected);
});
