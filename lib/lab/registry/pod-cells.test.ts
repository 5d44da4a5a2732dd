import { expect, test } from "vitest";
import type { WireContainerState, WireContainerStatus } from "../../controllers/objects/container.ts";
import type { WirePod, WirePodStatus } from "../../controllers/objects/pod.ts";
import { podCells } from "./pod-cells.ts";

const now = Date.UTC(2026, 0, 10, 12);
const running: WireContainerState = { running: { startedAt: "2026-01-10T11:00:00Z" } };
const waiting = (reason: string): WireContainerState => ({ waiting: { reason } });
const ended = (exitCode: number, reason: string, signal?: number): WireContainerState => ({
  terminated: { exitCode, reason, ...(signal !== undefined && { signal }) },
});

function status(name: string, state: WireContainerState, more: Partial<WireContainerStatus> = {}): WireContainerStatus {
  return { name, state, lastState: {}, ready: false, started: true, restartCount: 0, image: "i", imageID: "", ...more };
}

function cells(podStatus: WirePodStatus, more: { meta?: object; init?: object[]; count?: number } = {}): unknown[] {
  const containers = Array.from({ length: more.count ?? 1 }, (_, index) => ({ name: `c${index}`, image: "i" }));
  const pod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p", creationTimestamp: "2026-01-08T12:00:00Z", ...more.meta },
    spec: { containers, ...(more.init && { initContainers: more.init }) },
    status: podStatus,
  } as WirePod;
  return podCells(pod, now).slice(1, 4);
}

const init = [
  { name: "i0", image: "i" },
  { name: "i1", image: "i", restartPolicy: "Always" },
];
const done = status("i0", ended(0, "Completed"));
const initialized = [{ type: "Initialized", status: "True" as const }];
const ready = [...initialized, { type: "Ready", status: "True" as const }];

/** Rows of printPod's own tests (printers_test.go TestPrintPod…), in the states that a pod of the lab goes through. */
test.each([
  ["a pod without a node", cells({ phase: "Pending" }), ["0/1", "Pending", "0"]],
  [
    "one that waits for its image",
    cells({ phase: "Pending", containerStatuses: [status("c0", waiting("ImagePullBackOff"))] }),
    ["0/1", "ImagePullBackOff", "0"],
  ],
  ["one that runs", cells({ phase: "Running", containerStatuses: [status("c0", running, { ready: true })] }), ["1/1", "Running", "0"]],
  [
    "one that was started again three hours ago",
    cells({
      phase: "Running",
      containerStatuses: [
        status("c0", running, {
          ready: true,
          restartCount: 2,
          lastState: { terminated: { exitCode: 1, reason: "Error", finishedAt: "2026-01-10T09:00:00Z" } },
        }),
      ],
    }),
    ["1/1", "Running", "2 (3h ago)"],
  ],
  [
    "one that was started again, nobody knows when",
    cells({ phase: "Running", containerStatuses: [status("c0", running, { ready: true, restartCount: 1 })] }),
    ["1/1", "Running", "1"],
  ],
  [
    "one whose first init container runs",
    cells({ phase: "Pending", initContainerStatuses: [status("i0", running)] }, { init }),
    ["0/2", "Init:0/2", "0"],
  ],
  [
    "one whose init container fails",
    cells({ phase: "Pending", initContainerStatuses: [status("i0", waiting("CrashLoopBackOff"), { restartCount: 3 })] }, { init }),
    ["0/2", "Init:CrashLoopBackOff", "3"],
  ],
  [
    "one whose init container ended badly",
    cells({ phase: "Pending", initContainerStatuses: [status("i0", ended(2, ""))] }, { init }),
    ["0/2", "Init:ExitCode:2", "0"],
  ],
  [
    "one whose sidecar is not started yet",
    cells({ phase: "Pending", initContainerStatuses: [done, status("i1", waiting("PodInitializing"), { started: false })] }, { init }),
    ["0/2", "Init:1/2", "0"],
  ],
  [
    "one with a sidecar",
    cells(
      {
        phase: "Running",
        conditions: ready,
        initContainerStatuses: [done, status("i1", running, { ready: true, restartCount: 1 })],
        containerStatuses: [status("c0", running, { ready: true, restartCount: 2 })],
      },
      { init },
    ),
    ["2/2", "Running", "3"],
  ],
  [
    "one whose init containers are done",
    cells(
      { phase: "Pending", initContainerStatuses: [done], containerStatuses: [status("c0", waiting("PodInitializing"))] },
      { init: init.slice(0, 1) },
    ),
    ["0/1", "PodInitializing", "0"],
  ],
  [
    "one that was killed by a signal",
    cells({ phase: "Failed", containerStatuses: [status("c0", ended(0, "", 9))] }),
    ["0/1", "Signal:9", "0"],
  ],
  [
    "one of which a container has ended well and the other is ready",
    cells(
      {
        phase: "Running",
        conditions: ready,
        containerStatuses: [status("c0", ended(0, "Completed")), status("c1", running, { ready: true })],
      },
      { count: 2 },
    ),
    ["1/2", "Running", "0"],
  ],
  [
    "the same, not ready",
    cells(
      {
        phase: "Running",
        conditions: initialized,
        containerStatuses: [status("c0", ended(0, "Completed")), status("c1", running, { ready: true })],
      },
      { count: 2 },
    ),
    ["1/2", "NotReady", "0"],
  ],
  ["one that was evicted", cells({ phase: "Failed", reason: "Evicted" }), ["0/1", "Evicted", "0"]],
  [
    "one that is being deleted",
    cells(
      { phase: "Running", containerStatuses: [status("c0", running, { ready: true })] },
      { meta: { deletionTimestamp: "2026-01-10T12:00:00Z" } },
    ),
    ["1/1", "Terminating", "0"],
  ],
  [
    "one that has ended and is being deleted",
    cells(
      { phase: "Succeeded", containerStatuses: [status("c0", ended(0, "Completed"))] },
      { meta: { deletionTimestamp: "2026-01-10T12:00:00Z" } },
    ),
    ["0/1", "Completed", "0"],
  ],
])("%s", (_, shown, expected) => {
  expect(shown).toEqual(expected);
});
