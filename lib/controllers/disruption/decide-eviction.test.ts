import { expect, test } from "vitest";
import type { WireDisruptionBudget } from "../objects/disruption-budget.ts";
import type { WirePod } from "../objects/pod.ts";
import { decideDisruptionBudget, disruptedTimeoutMs } from "./decide-disruption-budget.ts";
import { decideEviction } from "./decide-eviction.ts";

const now = Date.UTC(2026, 0, 1);
const labels = { app: "web" };

function pod(name: string, ready = true): WirePod {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      namespace: "ns",
      labels,
      ownerReferences: [{ apiVersion: "apps/v1", kind: "StatefulSet", name: "web", uid: "set", controller: true }],
    },
    spec: { containers: [] },
    status: { phase: "Running", conditions: [{ type: "Ready", status: ready ? "True" : "False" }] },
  };
}

function budget(spec: WireDisruptionBudget["spec"], pods: readonly WirePod[], replicas = 3): WireDisruptionBudget {
  const object: WireDisruptionBudget = {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name: "b", namespace: "ns", generation: 1 },
    spec: { selector: { matchLabels: labels }, ...spec },
  };
  return { ...object, status: decideDisruptionBudget({ budget: object, pods, wantedBy: new Map([["set", replicas]]) }, now) };
}

const three = [pod("web-0"), pod("web-1"), pod("web-2")];

test("a budget counts healthy pods against what is to stay; shares are of the wanted number, rounded up", () => {
  expect(budget({ minAvailable: 2 }, three).status).toMatchObject({
    disruptionsAllowed: 1,
    currentHealthy: 3,
    desiredHealthy: 2,
    expectedPods: 3,
  });
  expect(budget({ maxUnavailable: 1 }, three.slice(0, 2)).status).toMatchObject({
    disruptionsAllowed: 0,
    desiredHealthy: 2,
    expectedPods: 3,
  });
  expect(budget({ minAvailable: "50%" }, three).status).toMatchObject({ disruptionsAllowed: 1, desiredHealthy: 2 });
  expect(budget({ minAvailable: 1 }, [], 0).status).toMatchObject({ disruptionsAllowed: 0 });
});

test("an eviction beyond the budget is refused in the recorded words", () => {
  expect(decideEviction(pod("web-0"), [budget({ minAvailable: 5 }, [pod("web-0")])], now)).toEqual({
    allowed: false,
    code: 429,
    message: "Cannot evict pod as it would violate the pod's disruption budget.",
    cause: { reason: "DisruptionBudget", message: "The disruption budget b needs 5 healthy pods and has 1 currently" },
  });
});

test("an eviction within the budget is noted, so that the next is judged with it", () => {
  const first = decideEviction(pod("web-0"), [budget({ minAvailable: 2 }, three)], now);
  expect(first).toMatchObject({
    allowed: true,
    noted: { status: { disruptionsAllowed: 0, disruptedPods: { "web-0": "2026-01-01T00:00:00Z" } } },
  });
  if (!first.allowed || !first.noted) return;
  const noted = { ...first.noted.budget, status: first.noted.status };
  expect(decideEviction(pod("web-1"), [noted], now)).toMatchObject({ allowed: false, code: 429 });
  const later = { budget: noted, pods: three, wantedBy: new Map([["set", 3]]) };
  expect(decideDisruptionBudget(later, now + 1000)).toMatchObject({ disruptionsAllowed: 0, currentHealthy: 2 });
  expect(decideDisruptionBudget(later, now + disruptedTimeoutMs)).toMatchObject({ disruptionsAllowed: 1, currentHealthy: 3 });
});

test("what runs no more, or is not ready while enough others are, may always go", () => {
  const ended: WirePod = { ...pod("web-0"), status: { phase: "Failed" } };
  expect(decideEviction(ended, [budget({ minAvailable: 3 }, three)], now)).toEqual({ allowed: true });
  const reason = "EvictionByEvictionAPI";
  const some = [pod("web-0", false), pod("web-1"), pod("web-2")];
  expect(decideEviction(pod("web-0", false), [budget({ minAvailable: 2 }, some)], now)).toMatchObject({
    allowed: true,
    condition: { reason },
  });
  expect(decideEviction(pod("web-0", false), [budget({ minAvailable: 3 }, some)], now)).toMatchObject({ allowed: false });
  const always = budget({ minAvailable: 3, unhealthyPodEvictionPolicy: "AlwaysAllow" }, some);
  expect(decideEviction(pod("web-0", false), [always], now)).toMatchObject({ allowed: true, condition: { reason } });
});

test("without a budget anything may go, and under two nothing", () => {
  expect(decideEviction(pod("web-0"), [], now)).toMatchObject({ allowed: true });
  const one = budget({ minAvailable: 0 }, three);
  expect(decideEviction(pod("web-0"), [one, one], now)).toMatchObject({ allowed: false, code: 500 });
});
