import { describe, expect, test } from "vitest";
import { apply, diff } from "./merge-patch.ts";

/** A small generator with a seed, so that a failing document can be made again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

function document(next: () => number, depth: number): unknown {
  const kind = Math.floor(next() * (depth > 0 ? 6 : 4));
  if (kind === 0) return Math.floor(next() * 3);
  if (kind === 1) return ["a", "b", "__proto__"][Math.floor(next() * 3)];
  if (kind === 2) return next() < 0.5;
  if (kind === 3) return Array.from({ length: Math.floor(next() * 3) }, () => Math.floor(next() * 3));
  const keys = ["x", "y", "z", "constructor", "__proto__"];
  return Object.fromEntries(keys.filter(() => next() < 0.6).map((key) => [key, document(next, depth - 1)]));
}

describe("merge patches", () => {
  test("carry any document to any other, for 2,000 seeds", () => {
    for (let seed = 1; seed <= 2_000; seed++) {
      const next = random(seed);
      const before = { root: document(next, 4) };
      const after = { root: document(next, 4) };
      const patch = diff(before, after);
      const arrived = patch === undefined ? before : apply(before, JSON.parse(JSON.stringify(patch)));
      expect(JSON.parse(JSON.stringify(arrived)), `seed ${seed}`).toEqual(after);
    }
  });

  test("say nothing when nothing changed", () => {
    expect(diff({ a: { b: [1, 2] } }, { a: { b: [1, 2] } })).toBeUndefined();
  });

  test("say only what changed", () => {
    const patch = diff(
      { slots: { 0: { state: "ready", node: "n" }, 1: { state: "ready" } } },
      { slots: { 0: { state: "ending", node: "n" }, 1: { state: "ready" } } },
    );
    expect(JSON.stringify(patch)).toBe('{"slots":{"0":{"state":"ending"}}}');
  });

  test("leave what they do not touch the very same object, so that it is not painted again", () => {
    const before = { slots: { 0: { state: "ready" }, 1: { state: "ready" } } };
    const after = apply(before, { slots: { 0: { state: "ending" } } }) as typeof before;
    expect(after.slots[1]).toBe(before.slots[1]);
    expect(after.slots[0]).not.toBe(before.slots[0]);
    expect(before.slots[0].state).toBe("ready");
  });

  test("never reach a prototype", () => {
    apply({}, JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
