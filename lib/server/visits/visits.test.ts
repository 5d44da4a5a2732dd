import { expect, it } from "vitest";
import { systemClock } from "../../clock.ts";
import type { VisitFrame, VisitPlan, VisitTally } from "../../protocol/visit-frame.ts";
import type { VisitRequest } from "../../protocol/visit-request.ts";
import { labScene } from "../testing/lab-scene.ts";
import { planVisits } from "./plan-visits.ts";
import { VisitDesk } from "./visit-desk.ts";

const scene = labScene({ name: "python-app", scenario: "python-app" });
const address = { namespace: "default", name: "python-app" };

/** The same cluster, seen from outside its network. */
function outside() {
  return new Proxy(scene.cluster, {
    get: (target, key) => {
      if (key === "network") return undefined;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? (value as () => unknown).bind(target) : value;
    },
  });
}

async function visit(wish: Partial<VisitRequest>, cluster = scene.cluster, signal = AbortSignal.timeout(30_000)) {
  const desk = new VisitDesk({ clock: systemClock, cluster });
  const request = { uid: scene.set().uid, to: { kind: "service", name: "python-app" }, path: "/", count: 30, connections: 3, ...wish };
  const text = await (await desk.answer(address, request as VisitRequest, signal)).text();
  const frames = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as VisitFrame);
  const [first, last] = [frames[0], frames.at(-1)];
  if (!first || !("plan" in first) || !last || !("tally" in last)) throw new Error(text);
  return { plan: first.plan satisfies VisitPlan, tally: last.tally satisfies VisitTally, end: last.end };
}

const sum = ({ byPod }: VisitTally) => Object.values(byPod).reduce((total, one) => total + one, 0);

it("visits through a Service, each connection one pod, and knows foreign pods by what they answer", async () => {
  const { plan, tally, end } = await visit({});
  expect([plan.way, plan.chosenBy, end]).toEqual(["network", "cluster", "done"]);
  expect(plan.pods.filter(({ isForeign }) => isForeign)).toHaveLength(2);
  expect(plan.pods.find(({ isForeign }) => isForeign)?.owner).toMatch(/^ReplicaSet python-app-/);
  expect([sum(tally), tally.unknown, tally.refused, tally.failed]).toEqual([30, 0, 0, 0]);
  expect(tally.connections).toBeLessThanOrEqual(30);
});

it("visits one pod, and only the life that was seen", async () => {
  const pod = scene.cluster.cache.find("pods", "default", "python-app-1");
  if (!pod) throw new Error("There is no pod.");
  const { plan, tally } = await visit({ to: { kind: "pod", ordinal: 1, podUid: pod.uid }, count: 5, connections: 1 });
  expect([plan.chosenBy, tally.byPod]).toEqual(["nobody", { "python-app-1": 5 }]);
  await expect(visit({ to: { kind: "pod", ordinal: 1, podUid: "other" } })).rejects.toThrow("was replaced or is gone. Nobody was visited.");
});

it("goes through the API server where the network is not reached, which chooses for each visit", async () => {
  const { plan, tally } = await visit({ count: 20 }, outside());
  expect([plan.way, plan.chosenBy, sum(tally), tally.connections]).toEqual(["proxy", "api-server", 20, undefined]);
});

it("counts what is refused, and stops when it is told to", async () => {
  const { tally } = await visit({ path: "/nowhere", count: 4 });
  expect(tally).toMatchObject({ byPod: {}, refused: 4, problem: "The last that was refused was answered with 404." });
  const stopped = await visit({ count: 1_000, connections: 1 }, scene.cluster, AbortSignal.timeout(150));
  expect(stopped.end).toBe("stopped");
  expect(sum(stopped.tally)).toBeLessThan(1_000);
});

it("makes room for others when visits have ended", async () => {
  const desk = new VisitDesk({ clock: systemClock, cluster: scene.cluster });
  const request: VisitRequest = { uid: scene.set().uid, to: { kind: "service", name: "python-app" }, path: "/", count: 1, connections: 1 };
  for (let turn = 0; turn < 6; turn++) {
    expect(await (await desk.answer(address, request, new AbortController().signal)).text()).toContain('"end":"done"');
  }
});

it("goes nowhere that the cache does not name", () => {
  const request = { uid: scene.set().uid, path: "/", count: 1, connections: 1 };
  expect(() => planVisits(scene.cluster, address, { ...request, to: { kind: "service", name: "kubernetes" } })).toThrow(
    "does not exist, or does not select the set's pods",
  );
  expect(() => planVisits(scene.cluster, address, { ...request, uid: "other", to: { kind: "service", name: "python-app" } })).toThrow(
    "does not exist any more",
  );
});
