import { expect, test } from "vitest";
import { makePod, makeSet, makeSlice } from "../statefulset/testing/objects.ts";
import { probeTarget } from "./probe-targets.ts";

test("in a cluster of two IP families a pod is asked at the address of its own that its Service declares", () => {
  const pod = { ...makePod(0), ip: "10.244.0.5", otherIps: ["fd00::5"] };
  const ipFor = (...declared: string[]) => {
    const slices = declared.map((ip) => makeSlice([{ ...pod, ip }]));
    return probeTarget(pod, makeSet(), slices, { dark: {} }, { refused: [] }, "board")?.ip;
  };
  expect(ipFor("fd00::5")).toBe("fd00::5");
  expect(ipFor("fd00::5", "10.244.0.5")).toBe("10.244.0.5");
  // What a slice says of somebody else is no address of this pod.
  expect(ipFor("fd00::6")).toBe("10.244.0.5");
  expect(ipFor()).toBe("10.244.0.5");
});
