import { describe, expect, it } from "vitest";
import type { DnsProblem } from "@/lib/statefulset/board/board.ts";
import { testSlot } from "@/lib/testing/test-slot.ts";
import { claimTone, claimWords } from "./claim-words.ts";
import { counterWords } from "./counter-words.ts";
import { dnsHowWords, dnsWords } from "./dns-words.ts";
import { foreignPodSentences } from "./foreign-pod-words.ts";
import { lifeWords } from "./life-words.ts";

describe("a counter's words", () => {
  it("say how the value is known", () => {
    const how = (view: Parameters<typeof counterWords>[0]) => counterWords(view, "b").how;
    expect(how({ value: 1, how: "by-name" })).toBe("by name");
    expect(how({ value: 1, how: "proxy" })).toBe("through the API server");
    expect(how({ value: 1, how: "file", source: "/data/visits" })).toBe("by exec, file /data/visits");
  });

  it("say that a count was kept, has risen, or was lost", () => {
    const before = { value: 132, uid: "a" };
    expect(counterWords({ value: 132, how: "proxy", before }, "b").before).toBe("kept (132 before)");
    expect(counterWords({ value: 140, how: "proxy", before }, "b")).toMatchObject({ before: "132 before", isLost: false });
    expect(counterWords({ value: 1, how: "proxy", before }, "b")).toMatchObject({ before: "132 before", isLost: true });
  });

  it("show no number where there is none, but what it was", () => {
    const words = counterWords({ error: { code: "refused", message: "connection refused" }, before: { value: 98, uid: "a" } }, "b");
    expect(words).toEqual({ value: "—", trouble: "connection refused", before: "was 98" });
    expect(counterWords({}, undefined)).toEqual({ value: "—" });
  });

  it("are short where the sentence would be cut, and leave unknown trouble its own words", () => {
    const trouble = (code: string) => counterWords({ error: { code, message: "a sentence" } }, "b").trouble;
    expect(trouble("not-running")).toBe("not running");
    expect(trouble("http-status")).toBe("a sentence");
  });

  it("keep the last number of a pod that cannot be read just now, with its age and the trouble", () => {
    const before = { value: 98, uid: "b", at: "2026-01-01T00:00:00Z" };
    expect(
      counterWords({ error: { code: "dns-down", message: "the cluster's DNS server (10.0.0.10) does not answer" }, before }, "b"),
    ).toEqual({
      value: "98",
      isOld: true,
      at: "2026-01-01T00:00:00Z",
      trouble: "DNS does not answer",
    });
  });

  it("are calm where nothing is wrong but that nobody said where the counter is", () => {
    const words = counterWords({ error: { code: "not-annotated", message: "a sentence" } }, "b");
    expect(words).toEqual({ value: "—", trouble: "none annotated", isCalm: true });
    expect(counterWords({ error: { code: "timeout", message: "a sentence" } }, "b").isCalm).toBeUndefined();
  });

  it("show zero as the count that it is", () => {
    expect(counterWords({ value: 0, how: "by-name" }, "b").value).toBe("0");
  });
});

describe("a DNS name's words", () => {
  const { dns } = testSlot(1);

  it("call an address proven only when it was resolved and is the pod's", () => {
    expect(dnsWords(dns)).toEqual({ words: "10.244.0.1 · 2 ms", tone: "ready", isProven: true });
    expect(dnsWords({ ...dns, how: "declared" })).toMatchObject({ words: "10.244.0.1 · declared, not verified", isProven: false });
    expect(dnsWords({ ...dns, matchesPod: false })).toMatchObject({ tone: "fail", isProven: false });
    expect(dnsWords({ ...dns, addresses: [] }).isProven).toBe(false);
    const problem = { code: "not-headless", message: "" } as const;
    expect(dnsWords({ ...dns, problem })).toEqual({ words: "10.244.0.1 · 2 ms", tone: "ready", isProven: true });
    expect(dnsWords({ ...dns, how: "declared", problem }).isProven).toBe(false);
  });

  it("say less than a millisecond where it was less, and never none", () => {
    expect(dnsWords({ ...dns, ms: 0.4 }).words).toBe("10.244.0.1 · <1 ms");
  });

  it("call a set that names no Service no trouble, and one whose Service is not there trouble", () => {
    const toneOf = (code: DnsProblem) => dnsWords({ ...dns, addresses: [], problem: { code, message: "" } }).tone;
    expect([toneOf("no-service-name"), toneOf("no-service")]).toEqual(["end", "fail"]);
  });

  it("are no alarm just after a pod was replaced, while DNS still has the old answer or none", () => {
    const gap = { since: "2026-01-01T00:00:00Z", withinMs: 0 };
    for (const code of ["other-address", "nxdomain"] as const) {
      const behind = { ...dns, matchesPod: false, at: "2026-01-01T00:00:29Z", problem: { code, message: "" } };
      expect([dnsWords(behind).tone, dnsWords({ ...behind, gap }).tone]).toEqual(["fail", "wait"]);
      expect(dnsWords({ ...behind, gap, at: "2026-01-01T00:01:01Z" }).tone).toBe("fail");
      expect(dnsWords({ ...behind, gap: { ...gap, until: "2026-01-01T00:00:04Z" } }).tone).toBe("fail");
    }
  });

  it("call a name resolved only where there is an answer", () => {
    expect(dnsHowWords(dns)).toBe("resolved by the cluster's DNS");
    expect(dnsHowWords({ ...dns, addresses: [] })).toBe("asked of the cluster's DNS");
  });

  it("tell every problem apart", () => {
    const codes = [
      "not-ready",
      "ending",
      "nxdomain",
      "server-down",
      "no-service-name",
      "no-service",
      "not-headless",
      "selects-other-pods",
      "no-pod",
    ] as const;
    const words = codes.map((code) => dnsWords({ ...dns, addresses: [], problem: { code, message: "" } }).words);
    expect(new Set(words).size).toBe(codes.length);
  });
});

describe("a claim's words", () => {
  const [claim] = testSlot(0).claims;
  if (!claim) throw new Error("the test slot has a claim");

  it("say phase, size and modes; or that the volume is the same; or that it is left behind", () => {
    expect(claimWords(claim, false)).toBe("Bound · 1 GiB · RWO");
    expect(claimWords({ ...claim, sameVolume: true }, false)).toBe("Bound · same volume as before");
    expect(claimWords({ ...claim, reclaimPolicy: "Retain" }, true)).toBe("left behind · 1 GiB · Retain");
    expect(claimWords({ ...claim, phase: "Missing" }, false)).toBe("no such claim");
  });

  it("is red only where the volume is lost", () => {
    expect(["Bound", "Pending", "Missing", "Lost"].map((phase) => claimTone({ ...claim, phase }))).toEqual([
      "ready",
      "wait",
      "wait",
      "fail",
    ]);
  });
});

describe("pods of others", () => {
  const pod = { name: "web-7d4-a", uid: "1", owner: "Deployment web", ready: true, matchesSelector: true, selectedByService: true };

  it("are told in one sentence for each owner and entanglement", () => {
    expect(foreignPodSentences([pod, { ...pod, uid: "2" }])).toEqual([
      "2 pods match this set's labels but belong to Deployment web; the Service sends traffic to them too.",
    ]);
    expect(
      foreignPodSentences([
        { ...pod, selectedByService: false },
        { name: "x", uid: "3", ready: true, matchesSelector: false, selectedByService: true },
      ]),
    ).toEqual([
      "1 pod matches this set's labels but belongs to Deployment web.",
      "The Service sends traffic to 1 pod that belongs to nobody.",
    ]);
  });
});

describe("lives", () => {
  it("are counted as people do", () => {
    expect([1, 2, 3, 4, 11, 12, 21, 22].map(lifeWords)).toEqual(
      ["1st", "2nd", "3rd", "4th", "11th", "12th", "21st", "22nd"].map((ordinal) => `${ordinal} life`),
    );
  });
});
