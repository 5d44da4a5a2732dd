import { describe, expect, it } from "vitest";
import { joinPod } from "@/lib/statefulset/pod/join-pod.ts";
import { makePod, makeSet } from "@/lib/statefulset/testing/objects.ts";
import { type SeenPod, seePod } from "./seen-pod.ts";

const life = (uid: string, phase = "Running") =>
  joinPod({ set: makeSet(), pod: makePod(0, { uid, phase }), ordinal: 0, node: undefined, mayListNodes: false, events: [] });
const seenAfter = (...news: (ReturnType<typeof life> | undefined)[]) =>
  news.reduce<SeenPod | undefined>((seen, now) => seePod(seen, now), undefined);

describe("a pod's panel", () => {
  it("shows nothing before there is a pod, and follows the one that comes", () => {
    expect(seenAfter(undefined, undefined)).toBeUndefined();
    expect(seenAfter(undefined, life("a", "Pending"), life("a"))).toEqual({ shown: life("a"), isGone: false });
  });

  it("keeps what was known when the pod goes, and says when its name has a next life", () => {
    expect(seenAfter(life("a"), undefined)).toEqual({ shown: life("a"), isGone: true });
    expect(seenAfter(life("a"), undefined, life("b", "Pending"), life("b"))).toEqual({ shown: life("a"), next: life("b"), isGone: false });
    expect(seenAfter(life("a"), life("b"), undefined)).toEqual({ shown: life("a"), isGone: true });
  });

  it("is the same while nothing is new", () => {
    const [one, other] = [life("a"), life("b")];
    for (const news of [[one], [one, undefined], [one, other]]) {
      const seen = seenAfter(...news);
      expect(seePod(seen, news.at(-1))).toBe(seen);
    }
  });
});
