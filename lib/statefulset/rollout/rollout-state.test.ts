import { describe, expect, it } from "vitest";
import { testBoard, testSlot } from "../../testing/test-slot.ts";
import type { Board, PodView, Slot } from "../board/board.ts";
import { noFacts, type RolloutFacts } from "./rollout-facts.ts";
import { type RolloutState, rolloutState } from "./rollout-state.ts";

const now = Date.parse("2026-01-01T00:01:00Z");
const [old, fresh] = ["web-old", "web-new"];

type Change = Partial<Slot> & { is?: Partial<PodView> };

/** A ready pod of a revision, unless the change says otherwise. */
function at(ordinal: number, revision: string, { is, ...change }: Change = {}): Slot {
  const slot = testSlot(ordinal, change);
  return slot.pod ? { ...slot, pod: { ...slot.pod, revision, ready: slot.state === "ready", ...is } } : slot;
}

function empty(ordinal: number, change: Partial<Slot> = {}): Slot {
  const { pod: _, ...slot } = testSlot(ordinal, { state: "absent", fill: "empty", ...change });
  return slot;
}

const unready = (change: Change = {}): Change => ({ state: "not-ready", fill: "present", ...change });

function state(
  slots: readonly Slot[],
  set: Partial<Board["set"]> = {},
  facts: Partial<RolloutFacts> = {},
  version = "v1.35.4",
): RolloutState {
  const board = testBoard(slots);
  const inRange = slots.filter(({ place }) => place === "in-range").length;
  return rolloutState({
    board: { ...board, set: { ...board.set, replicas: inRange, currentRevision: old, updateRevision: fresh, partition: 0, ...set } },
    facts: { ...noFacts, ...facts },
    now,
    version,
  });
}

const atRest = { currentRevision: fresh };
const said = ({ does, waits, next }: RolloutState) => [does, waits, next].filter(Boolean).join(" ");
const three = (revision: string) => [0, 1, 2].map((ordinal) => at(ordinal, revision));
const condemned = (ordinal: number, change: Change = {}) => at(ordinal, fresh, { place: "condemned", ...change });

describe("a set with nothing to do", () => {
  it("says so", () => {
    const found = state(three(fresh), atRest);
    expect(found).toMatchObject({ rule: "nothing-to-do", tone: "rests" });
    expect(found.wayOut).toBeUndefined();
    expect(said(found)).toBe("Nothing to do: all 3 pods are ready and at the revision that is wanted.");
  });

  it("is scaled to zero", () => {
    const found = state([], { ...atRest, replicas: 0 });
    expect(found).toMatchObject({ rule: "scaled-to-zero", tone: "rests", wayOut: { action: { name: "scale" } } });
    expect(said(found)).toBe("The set is scaled to 0 replicas.");
  });

  it("is being deleted", () => {
    expect(state(three(fresh), { ...atRest, deletedAt: "2026-01-01T00:00:50Z" })).toMatchObject({ rule: "set-deleted" });
  });

  it("was changed, and the controller has not seen it", () => {
    const found = state(three(fresh), { ...atRest, generation: 5, observedGeneration: 4 });
    expect(found).toMatchObject({ rule: "not-observed", tone: "waits" });
    expect(said(found)).toContain("has seen generation 4 of 5");
    expect(found.evidence).toContainEqual({ what: "Generation", value: "5; observed: 4" });
  });
});

describe("an update under way", () => {
  it("tells which pod goes next, and at which revision it comes back", () => {
    const found = state([at(0, old), at(1, old), at(2, fresh)]);
    expect(found).toMatchObject({ rule: "delete-outdated", tone: "moves", ordinal: 1 });
    expect(said(found)).toBe("It updates its pods: 1 of 3 pods are at new. Next: web-1 is deleted, and comes back at new.");
  });

  it("waits for a pod that starts, and tells what comes after it", () => {
    const found = state([at(0, old), at(1, old), at(2, fresh, { state: "starting", fill: "waiting", reason: "ContainerCreating" })]);
    expect(found).toMatchObject({ rule: "ready", tone: "waits", ordinal: 2 });
    expect(said(found)).toContain("It waits until web-2 is ready, which is starting: ContainerCreating. Next: web-1 is deleted");
  });

  it("waits for a pod that is to go, with what is left of its time", () => {
    const leaving = at(2, old, { state: "ending", is: { deletedAt: "2026-01-01T00:01:20Z" } });
    const found = state([at(0, old), at(1, old), leaving]);
    expect(found).toMatchObject({ rule: "gone", tone: "waits", ordinal: 2 });
    expect(said(found)).toContain("it is ending, and has 20 s at the most. Next: web-2 is created at new.");
  });

  it("waits without an end for a pod whose time to end is over, and names the finalizers that keep it", () => {
    const leaving = at(2, old, { state: "ending", is: { deletedAt: "2025-12-31T23:00:00Z" } });
    expect(said(state([at(0, old), at(1, old), leaving]))).toContain("Its node may be lost");
    const kept = state([at(0, old), at(1, old), leaving], {}, { pods: { "web-2": { finalizers: ["example.com/drain"] } } });
    expect(kept).toMatchObject({ rule: "gone", tone: "stuck" });
    expect(said(kept)).toContain("which finalizers keep: example.com/drain.");
  });

  it("waits for minReadySeconds", () => {
    const slots = [at(0, old), at(1, old), at(2, fresh)];
    const found = state(slots, { minReadySeconds: 30 }, { pods: { "web-2": { readyChangedAt: "2026-01-01T00:00:50Z" } } });
    expect(found).toMatchObject({ rule: "available", tone: "waits", ordinal: 2 });
    expect(said(found)).toContain("ready for 30 s (minReadySeconds)");
    expect(found.evidence).toContainEqual({ what: "web-2", value: "Ready is True", at: "2026-01-01T00:00:50Z" });
  });

  it("is held by the partition, and by nothing else", () => {
    const found = state([at(0, old), at(1, old), at(2, fresh)], { partition: 2 });
    expect(found).toMatchObject({ rule: "partition", tone: "person", wayOut: { action: { name: "partition" } } });
    expect(said(found)).toBe(
      "Updated as far as it reaches: 1 of 1 pod is at new, 2 held below the partition. It waits for a person: ordinals 0, 1 are held below partition 2.",
    );
  });

  it("leaves the pods to a person under OnDelete", () => {
    const found = state([at(0, old), at(1, old), at(2, fresh)], { strategy: "OnDelete" });
    expect(found).toMatchObject({ rule: "on-delete", tone: "person" });
    expect(said(found)).toContain("OnDelete: 1 of 3 pods are at new.");
  });

  it("has used up maxUnavailable", () => {
    const slots = [at(0, old, unready()), at(1, old), at(2, old)];
    const found = state(slots, { podManagementPolicy: "Parallel", maxUnavailable: 1 });
    expect(found).toMatchObject({ rule: "max-unavailable", ordinal: 0 });
    expect(said(found)).toContain("1 pod is not available, and maxUnavailable is 1");
    expect(state(slots, { podManagementPolicy: "Parallel", maxUnavailable: 1 }, {}, "v1.37.0")).toMatchObject({
      rule: "delete-broken-free",
    });
  });

  it("goes on past a lower pod that is not ready under Parallel, and stops for it under OrderedReady", () => {
    const slots = [at(0, fresh, unready()), at(1, old), at(2, old)];
    expect(state(slots, { podManagementPolicy: "Parallel" })).toMatchObject({ rule: "delete-outdated", ordinal: 2 });
    expect(state(slots)).toMatchObject({ rule: "ready", ordinal: 0 });
  });
});

describe("a broken revision", () => {
  const image = unready({ state: "failing", reason: "ImagePullBackOff" });
  const crash = unready({ state: "failing", reason: "CrashLoopBackOff" });

  it("is told from the pod that has it", () => {
    const found = state([at(0, old), at(1, old), at(2, fresh, crash)]);
    expect(found).toMatchObject({ rule: "broken-revision", tone: "stuck", ordinal: 2, wayOut: { action: { name: "undo" } } });
    expect(said(found)).toContain("web-2 is at the revision that is wanted, and does not become ready: CrashLoopBackOff.");
    expect(found.next).toBeUndefined();
    const warning = {
      reason: "BackOff",
      message: "Back-off restarting",
      count: 7,
      firstAt: "2026-01-01T00:00:00Z",
      lastAt: "2026-01-01T00:00:40Z",
    };
    const told = state([at(0, old), at(1, old), at(2, fresh, crash)], {}, { pods: { "web-2": { warning } } });
    expect(told.evidence).toContainEqual({ what: "BackOff, 7 times, last", value: "Back-off restarting", at: warning.lastAt });
  });

  it("whose image cannot be had says so", () => {
    expect(state([at(0, old), at(1, old), at(2, fresh, image)])).toMatchObject({ rule: "image", tone: "stuck" });
  });

  it("that was gone back from holds everything up until its pod is deleted", () => {
    const found = state([at(0, fresh), at(1, fresh), at(2, "web-bad", image)], atRest);
    expect(found).toMatchObject({
      rule: "rollback-trap",
      tone: "stuck",
      ordinal: 2,
      wayOut: { action: { name: "delete-pod", on: "2" }, command: "kubectl delete pod web-2 --namespace default" },
    });
    expect(found.evidence).toContainEqual({ what: "Revision", value: "web-bad; wanted: web-new" });
  });

  it("is no trap under Parallel, below the partition, at the revision that is wanted, or when the pod is over for good", () => {
    const slots = [at(0, fresh), at(1, fresh), at(2, "web-bad", image)];
    expect(state(slots, { ...atRest, podManagementPolicy: "Parallel" })).toMatchObject({ rule: "delete-outdated", ordinal: 2 });
    expect(state(slots, { partition: 3 }).rule).not.toBe("rollback-trap");
    expect(state([at(0, fresh), at(1, fresh), at(2, fresh, crash)], atRest).rule).toBe("broken-revision");
    const over = at(2, "web-bad", { ...crash, is: { phase: "Failed" } });
    expect(state([at(0, fresh), at(1, fresh), over], atRest)).toMatchObject({ rule: "replace-finished", tone: "moves" });
  });

  it("was never reached: a pod of before that has not been ready for long blocks its own replacement too", () => {
    const slots = [at(0, old, unready()), at(1, old), at(2, old)];
    expect(state(slots)).toMatchObject({ rule: "ready" });
    const long = { pods: { "web-0": { readyChangedAt: "2025-12-31T23:50:00Z" } } };
    expect(state(slots, {}, long)).toMatchObject({ rule: "rollback-trap", ordinal: 0 });
  });
});

describe("places that are filled or cleared", () => {
  it("come one after the other, each at the revision that belongs there", () => {
    const found = state([at(0, fresh), empty(1), empty(2)], atRest);
    expect(found).toMatchObject({ rule: "create-in-order", tone: "moves", ordinal: 1 });
    expect(said(found)).toBe("It fills its places: 1 of 3 pods there. Next: web-1 is created at new.");
    expect(said(state([at(0, old), empty(1), at(2, fresh)], { partition: 2 }))).toContain("web-1 is created at old");
  });

  it("are refused by the API server, whose words are shown with their time", () => {
    const refusal = {
      reason: "FailedCreate",
      message: "create Pod web-1 failed: exceeded quota: small.",
      count: 4,
      firstAt: "2026-01-01T00:00:00Z",
      lastAt: "2026-01-01T00:00:30Z",
    };
    const found = state([at(0, fresh), empty(1)], atRest, { refusal });
    expect(found).toMatchObject({ rule: "quota", tone: "stuck", ordinal: 1 });
    expect(said(found)).toContain("web-1 cannot be created: create Pod web-1 failed: exceeded quota: small.");
    expect(found.evidence).toContainEqual({ what: "FailedCreate, 4 times, last", value: refusal.message, at: refusal.lastAt });
  });

  it("wait for an old claim to go", () => {
    const claim = { name: "data-web-1", template: "data", phase: "Bound", accessModes: [], deletedAt: "2026-01-01T00:00:00Z" };
    expect(state([at(0, fresh), empty(1, { claims: [claim] })], atRest)).toMatchObject({ rule: "claim-gone", ordinal: 1 });
  });

  it("wait for a claim, or for a node", () => {
    const pending = { name: "data-web-1", template: "data", phase: "Pending", accessModes: [] };
    const waiting = (reason: string | undefined) =>
      at(1, fresh, {
        state: "pending",
        fill: "waiting",
        claims: [pending],
        ...(reason !== undefined && { reason }),
        is: { phase: "Pending" },
      });
    const unbound = "0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims.";
    expect(state([at(0, fresh), waiting(unbound)], atRest)).toMatchObject({ rule: "claim-pending" });
    expect(said(state([at(0, fresh), waiting(undefined)], atRest))).toContain("whose claim data-web-1 is not bound.");
    const full = state([at(0, fresh), waiting("0/3 nodes are available: 3 Insufficient cpu.")], atRest);
    expect(full).toMatchObject({ rule: "unschedulable" });
    expect(said(full)).toContain("which no node takes: 0/3 nodes are available: 3 Insufficient cpu. ");
  });

  it("are cleared from the top", () => {
    const found = state([at(0, fresh), condemned(1), condemned(2)], atRest);
    expect(found).toMatchObject({ rule: "delete-condemned", ordinal: 2 });
    expect(said(found)).toBe("It scales down: 2 pods are to go. Next: web-2 is deleted, and does not come back.");
  });

  it("are not cleared while a lower pod is not ready, nor where two that are to go are not", () => {
    expect(state([at(0, fresh, unready()), condemned(1)], atRest)).toMatchObject({ rule: "ready", ordinal: 0 });
    const found = state([at(0, fresh), condemned(1, unready()), condemned(2, unready())], atRest);
    expect(found).toMatchObject({
      rule: "condemned-ready",
      tone: "stuck",
      ordinal: 2,
      wayOut: { action: { name: "delete-pod", on: "2" } },
    });
    expect(state([at(0, fresh), condemned(1, unready())], atRest)).toMatchObject({ rule: "delete-condemned" });
  });
});

describe("an outdated pod that does not serve", () => {
  const crash = unready({ state: "failing", reason: "CrashLoopBackOff" });

  it("is the next to be deleted under OnDelete", () => {
    const found = state([at(0, old), at(1, old, crash), at(2, old)], { strategy: "OnDelete" });
    expect(found).toMatchObject({ rule: "on-delete", tone: "person", ordinal: 1, wayOut: { action: { name: "delete-pod", on: "1" } } });
  });

  it("is not what to begin with while the new revision fails, which is told instead", () => {
    const slots = [at(0, old, crash), at(1, old), at(2, fresh, crash)];
    const found = state(slots, { strategy: "OnDelete", podManagementPolicy: "Parallel" });
    expect(found).toMatchObject({ rule: "broken-revision", tone: "stuck", ordinal: 2, wayOut: { action: { name: "undo" } } });
    expect(state(slots, { strategy: "OnDelete" })).toMatchObject({ rule: "broken-revision", ordinal: 2 });
  });

  it("is what to delete where it has used up maxUnavailable (kubernetes/kubernetes#137409)", () => {
    const slots = [at(0, fresh, unready()), at(1, old, crash), at(2, old)];
    const found = state(slots, { podManagementPolicy: "Parallel", maxUnavailable: 2 });
    expect(found).toMatchObject({
      rule: "max-unavailable",
      ordinal: 1,
      tone: "stuck",
      wayOut: { action: { name: "delete-pod", on: "1" } },
    });
  });
});

describe("under Parallel, with pods that are not ready", () => {
  it("the one that lasts is told, with its reason", () => {
    const found = state([at(0, fresh), at(1, fresh, unready({ reason: "containers with unready status: [app]" }))], {
      ...atRest,
      podManagementPolicy: "Parallel",
    });
    expect(found).toMatchObject({ rule: "ready", ordinal: 1, tone: "waits" });
    expect(said(found)).toBe(
      "No update is under way; 1 of 2 pods are not ready. It waits until web-1 is ready, which is running and not ready: containers with unready status: [app]. Then there is nothing left to do.",
    );
  });
});
