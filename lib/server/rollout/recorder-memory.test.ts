import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { makePod } from "../../statefulset/testing/objects.ts";
import { recordPod } from "../../timeline/recording/record-pod.ts";
import { SetRecord } from "../../timeline/recording/set-record.ts";

const T = Date.parse("2026-01-01T00:00:00Z");
const stamp = (second: number) => new Date(T + second * 1_000).toISOString();

/** Ten thousand pods in sets of a thousand, ready for a while. */
const pods = Array.from({ length: 10_000 }, (_, index) => {
  const [app] = makePod(0).containers;
  return makePod(index % 1_000, {
    uid: `uid-${index}`,
    createdAt: stamp(index),
    conditions: [
      { type: "Initialized", status: "True", changedAt: stamp(index) },
      { type: "Ready", status: "True", changedAt: stamp(index + 3) },
    ],
    containers: app ? [{ ...app, state: { kind: "running", at: stamp(index + 1) } }] : [],
  });
});

/** Bytes of this process's heap that are in use, after a collection. */
function heapUsed(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

test("a transition takes no more than 1 KiB, and ten thousand pods no more than 8 MB", () => {
  const before = heapUsed();
  const records = Array.from({ length: 10 }, () => new SetRecord());
  let written = 0;
  pods.forEach((pod, index) => {
    const record = records[Math.floor(index / 1_000)];
    const recorded = recordPod(undefined, index % 1_000, pod, T + 20_000_000);
    written += recorded.transitions.length;
    record?.write(index % 1_000, recorded);
  });
  const bytes = heapUsed() - before;
  expect(written).toBe(30_000);
  expect(records.every(({ size }) => size > 0)).toBe(true);
  expect(bytes / written).toBeLessThanOrEqual(1_024);
  expect(bytes).toBeLessThanOrEqual(8_000_000);
});

test("a transition takes no more than 1 KiB on its way to a browser", () => {
  const record = new SetRecord();
  for (const pod of pods.slice(0, 300)) {
    const ordinal = Number(pod.name.split("-")[1]);
    record.write(ordinal, recordPod(undefined, ordinal, pod, T + 20_000_000));
  }
  const { transitions } = record.toRecord("web", T, new Map());
  const sizes = Object.entries(transitions).map((entry) => JSON.stringify(entry).length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(1_024);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150_000);
});
