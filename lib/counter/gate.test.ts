import { expect, test } from "vitest";
import { Gate } from "./gate.ts";

test("no more than the given number run at once, in the order of their coming", async () => {
  const gate = new Gate(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const { signal } = new AbortController();
  const runs = [0, 1, 2, 3].map((index) =>
    gate.run(signal, () => {
      begun.push(index);
      return new Promise<void>((resolve) => ends.push(resolve));
    }),
  );
  await Promise.resolve();
  expect(begun).toEqual([0, 1]);
  ends[1]?.();
  await runs[1];
  expect(begun).toEqual([0, 1, 2]);
  ends[0]?.();
  await runs[0];
  expect(begun).toEqual([0, 1, 2, 3]);
  for (const end of ends) end();
  await Promise.all(runs);
});

test("whoever is aborted while waiting never runs, and takes nobody's place", async () => {
  const gate = new Gate(1);
  let end = () => {};
  const first = gate.run(new AbortController().signal, () => new Promise<void>((resolve) => (end = resolve)));
  const leaver = new AbortController();
  const left = gate.run(leaver.signal, () => Promise.reject(new Error("ran")));
  const last = gate.run(new AbortController().signal, () => Promise.resolve("ran"));
  leaver.abort(new Error("left"));
  await expect(left).rejects.toThrow("left");
  end();
  await first;
  expect(await last).toBe("ran");
});

test("a task that fails makes room all the same", async () => {
  const gate = new Gate(1);
  const { signal } = new AbortController();
  await expect(gate.run(signal, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await gate.run(signal, () => Promise.resolve(1))).toBe(1);
});
