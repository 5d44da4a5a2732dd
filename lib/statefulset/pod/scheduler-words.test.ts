import { expect, it } from "vitest";
import { schedulerWords } from "./scheduler-words.ts";

it.each([
  [
    "0/3 nodes are available: 1 Insufficient cpu, 2 node(s) had untolerated taint {dedicated: a, b}. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.",
    {
      nodes: 3,
      reasons: [
        { nodes: 1, why: "Insufficient cpu" },
        { nodes: 2, why: "node(s) had untolerated taint {dedicated: a, b}" },
      ],
      preemption: "0/3 nodes are available: 3 Preemption is not helpful for scheduling",
    },
  ],
  [
    "0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found",
    { nodes: 1, reasons: [{ why: "pod has unbound immediate PersistentVolumeClaims. not found" }] },
  ],
  ["running PreBind plugin: timed out", { reasons: [{ why: "running PreBind plugin: timed out" }] }],
])("takes the scheduler's sentence apart: %s", (message, words) => {
  expect(schedulerWords(message)).toEqual(words);
});
