import { expect, it } from "vitest";
import { switchedOffWords } from "./switched-off-words.ts";

it("blames the missing sign-in in a cluster and --read-only elsewhere, never one for the other", () => {
  const inCluster = switchedOffWords("no-sign-in");
  expect(inCluster?.what).toBe("visits, commands in pods, the pod proxy, and every change");
  expect(inCluster?.why).toContain("until people can sign in here, so that each acts with their own rights");
  expect(inCluster?.why).not.toMatch(/read-only|READ_ONLY/);
  const readOnly = switchedOffWords("read-only");
  expect(readOnly?.why).toContain("--read-only (READ_ONLY)");
  expect(readOnly?.why).not.toContain("sign");
});

it("says nothing where nothing is switched off", () => {
  expect(switchedOffWords(undefined)).toBeUndefined();
});
