import { describe, expect, test } from "vitest";
import { makePod } from "../statefulset/testing/objects.ts";
import { LifeRecorder } from "./life-recorder.ts";

const noVolume = () => undefined;

describe("lives of a name", () => {
  test("a pod seen for the first time is its name's first life", () => {
    const lives = new LifeRecorder();
    lives.see(makePod(0), noVolume);
    lives.see(makePod(0, { phase: "Failed" }), noVolume);
    expect(lives.story("set-uid", "web-0")).toMatchObject({ lives: 1, earlier: [] });
  });

  test("a pod recreated twice between two ticks counts twice, and its earlier uids are kept, newest first", () => {
    const lives = new LifeRecorder();
    for (const uid of ["a", "b", "c"]) lives.see(makePod(0, { uid }), noVolume);
    expect(lives.story("set-uid", "web-0")).toMatchObject({ lives: 3, earlier: ["b", "a"] });
  });

  test("a late word of an earlier life is no new one", () => {
    const lives = new LifeRecorder();
    for (const uid of ["a", "b", "a"]) lives.see(makePod(0, { uid }), noVolume);
    expect(lives.story("set-uid", "web-0")).toMatchObject({ lives: 2, earlier: ["a"] });
  });

  test("remembers which volume the life before had, to say whether this one found it again", () => {
    const lives = new LifeRecorder();
    lives.see(makePod(0, { uid: "a" }), () => "pv-1");
    lives.see(makePod(0, { uid: "b" }), noVolume);
    lives.see(makePod(0, { uid: "b" }), () => "pv-2");
    expect(lives.story("set-uid", "web-0").earlierVolumes).toEqual({ "data-web-0": "pv-1" });
  });

  test("a set made anew under the same name starts its own count", () => {
    const lives = new LifeRecorder();
    lives.see(makePod(0), noVolume);
    lives.see(makePod(0, { uid: "b", owners: [{ kind: "StatefulSet", name: "web", uid: "other-set", controller: true }] }), noVolume);
    expect(lives.story("other-set", "web-0").lives).toBe(1);
  });

  test("is bounded: of one name the newest twenty, of names the last touched", () => {
    const lives = new LifeRecorder();
    for (let life = 0; life < 100; life++) lives.see(makePod(0, { uid: `uid-${life}` }), noVolume);
    expect(lives.story("set-uid", "web-0")).toMatchObject({ lives: 100 });
    expect(lives.story("set-uid", "web-0").earlier.length).toBe(20);
    for (let ordinal = 1; ordinal <= 20_000; ordinal++) lives.see(makePod(ordinal), noVolume);
    expect(lives.story("set-uid", "web-0").lives).toBe(0);
    expect(lives.story("set-uid", "web-20000").lives).toBe(1);
  });
});
