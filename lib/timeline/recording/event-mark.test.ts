import { describe, expect, it } from "vitest";
import type { ClusterEvent } from "../../statefulset/objects/event.ts";
import { eventMarks } from "./event-mark.ts";

const T = Date.parse("2026-01-01T00:00:00Z");
const stamp = (second: number) => new Date(T + second * 1_000).toISOString();

function event(change: Partial<ClusterEvent>): ClusterEvent {
  const name = change.about?.name ?? "web-1";
  return {
    uid: "e",
    name: "e",
    namespace: "default",
    resourceVersion: "1",
    createdAt: stamp(0),
    labels: {},
    owners: [],
    type: "Normal",
    reason: "",
    message: "",
    count: 1,
    firstAt: stamp(10),
    lastAt: stamp(10),
    source: "kubelet",
    about: { kind: "Pod", name, namespace: "default" },
    ...change,
  };
}

const ofSet = { kind: "StatefulSet", name: "web", namespace: "default" };
const told = (change: Partial<ClusterEvent>, second = 10.4) =>
  eventMarks(event(change), T + second * 1_000).map(
    ([key, { at, kind, by, ordinal, text, isReconstructed }]) =>
      `${key} @${(at - T) / 1_000} ${kind} by ${by} ${ordinal ?? "-"}: ${text}${isReconstructed ? ", reconstructed" : ""}`,
  );

describe("an Event's marks", () => {
  it("tell what the controller did to which pod, each time by itself", () => {
    const message = "delete Pod web-2 in StatefulSet web successful";
    expect(told({ about: ofSet, reason: "SuccessfulDelete", message })).toEqual([
      "e:1 @10.4 pod-deleted by controller 2: deleted by the controller",
    ]);
    expect(
      told({
        about: ofSet,
        reason: "SuccessfulCreate",
        message: "create Pod web-2 in StatefulSet web successful",
        count: 2,
        firstAt: stamp(3),
      }),
    ).toEqual(["e:1 @3 pod-created by controller 2: created, reconstructed", "e:2 @10.4 pod-created by controller 2: created"]);
    expect(
      told({ about: ofSet, reason: "SuccessfulCreate", message: "create Claim data-web-2 Pod web-2 in StatefulSet web success" }),
    ).toEqual([]);
  });

  it("tell a probe's failures by the first and the last of them", () => {
    const failing = { reason: "Unhealthy", type: "Warning", message: "Readiness probe failed: HTTP 503\nand more", firstAt: stamp(1) };
    expect(told({ ...failing, count: 4 })).toEqual([
      "e @1 probe-failed by app 1: Readiness probe failed: HTTP 503, reconstructed",
      "e:last @10.4 probe-failed by app 1: Readiness probe failed: HTTP 503 (4 times)",
    ]);
  });

  it("tell of warnings in the cluster's own words, and of nothing that is as it should be", () => {
    expect(told({ about: ofSet, type: "Warning", reason: "FailedCreate", message: "exceeded quota" })).toEqual([
      "e @10.4 event by controller -: FailedCreate: exceeded quota",
    ]);
    expect(told({ type: "Warning", reason: "BackOff", message: "Back-off restarting failed container" })).toEqual([
      "e @10.4 event by node 1: BackOff: Back-off restarting failed container",
    ]);
    expect(told({ reason: "Killing", message: "Container app failed liveness probe, will be restarted" })).toHaveLength(1);
    expect(told({ reason: "Started", message: "Container started" })).toEqual([]);
    expect(told({ reason: "Killing", message: "Stopping container app" })).toEqual([]);
  });

  it("are reconstructed where they are heard of long after", () => {
    expect(told({ type: "Warning", reason: "BackOff", message: "x" }, 600)).toEqual(["e @10 event by node 1: BackOff: x, reconstructed"]);
  });
});
