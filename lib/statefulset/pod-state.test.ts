import { describe, expect, test } from "vitest";
import type { Container, Pod } from "./objects/pod.ts";
import { podState } from "./pod-state.ts";
import { makePod } from "./testing/objects.ts";

const [running] = makePod(0).containers;
const container = (change: Partial<Container>): Container => ({ ...(running as Container), ...change });
const pending: Partial<Pod> = { phase: "Pending", conditions: [] };
const unready: Partial<Pod> = {
  conditions: [{ type: "Ready", status: "False", reason: "ContainersNotReady", message: "containers with unready status: [app]" }],
};

const cases: [string, Partial<Pod>, ReturnType<typeof podState>][] = [
  ["ready", {}, { state: "ready", fill: "serving" }],
  ["ending, though it may still be Ready", { deletedAt: "2026-01-01T00:01:00Z" }, { state: "ending", fill: "present" }],
  ["not ready", unready, { state: "not-ready", fill: "present", reason: "containers with unready status: [app]" }],
  [
    "not scheduled",
    {
      phase: "Pending",
      conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable", message: "0/1 nodes are available" }],
      nodeName: undefined as never,
    },
    { state: "pending", fill: "waiting", reason: "0/1 nodes are available" },
  ],
  [
    "starting",
    { ...pending, containers: [container({ ready: false, state: { kind: "waiting", reason: "ContainerCreating" } })] },
    { state: "starting", fill: "waiting", reason: "ContainerCreating" },
  ],
  [
    "held up in its init containers",
    {
      ...pending,
      containers: [
        container({ role: "init", state: { kind: "running" } }),
        container({ ready: false, state: { kind: "waiting", reason: "PodInitializing" } }),
      ],
    },
    { state: "starting", fill: "waiting", reason: "Init:0/1" },
  ],
  [
    "crashing",
    { ...unready, containers: [container({ ready: false, state: { kind: "waiting", reason: "CrashLoopBackOff" } })] },
    { state: "failing", fill: "present", reason: "CrashLoopBackOff" },
  ],
  [
    "without its image",
    { ...pending, containers: [container({ ready: false, state: { kind: "waiting", reason: "ImagePullBackOff" } })] },
    { state: "failing", fill: "waiting", reason: "ImagePullBackOff" },
  ],
  [
    "ended with an error, before the kubelet backs off",
    { ...unready, containers: [container({ ready: false, state: { kind: "terminated", reason: "Error", exitCode: 3 } })] },
    { state: "failing", fill: "present", reason: "exit code 3" },
  ],
  ["evicted", { phase: "Failed", reason: "Evicted" }, { state: "failing", fill: "present", reason: "Evicted" }],
  ["completed", { phase: "Succeeded" }, { state: "completed", fill: "present" }],
  ["on a node that was lost", { phase: "Unknown", reason: "NodeLost" }, { state: "not-ready", fill: "present", reason: "NodeLost" }],
];

describe("a pod's state, in one word and why", () => {
  test.each(cases)("%s", (_name, change, expected) => {
    const pod = { ...makePod(0), ...change };
    if (change.nodeName === undefined && "nodeName" in change) delete pod.nodeName;
    expect(podState(pod)).toEqual(expected);
  });
});
