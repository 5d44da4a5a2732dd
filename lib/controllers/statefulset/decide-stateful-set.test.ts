import { expect, test } from "vitest";
import type { Action } from "../action.ts";
import { behaviourOf } from "../release.ts";
import { movesOf, World } from "../testing/world.ts";
import { newRevision } from "./revision.ts";

function started(...given: ConstructorParameters<typeof World>): World {
  const world = new World(...given);
  do world.sync();
  while (world.settleOne());
  world.sync();
  return world;
}

function acts(world: World, verb: Action["do"]): Action[] {
  return world.decide().actions.filter((action) => action.do === verb);
}

function rewrite(world: World, name: string, change: object): void {
  const pod = world.pod(name);
  world.pods.set(name, { ...pod, metadata: { ...pod.metadata, ...change } });
}

test("an orphan of the set's name and labels is adopted, unless the set or the orphan is being deleted", () => {
  const world = started();
  rewrite(world, "web-1", { ownerReferences: [] });
  expect(acts(world, "own")).toMatchObject([{ resource: "pods", name: "web-1", owners: [{ uid: "set", controller: true }] }]);
  world.set = { ...world.set, metadata: { ...world.set.metadata, deletionTimestamp: "2026-01-01T00:00:00Z" } };
  expect(acts(world, "own")).toEqual([]);
});

test("another controller's pod is left alone, although its name is taken by it", () => {
  const world = started();
  const stranger = { apiVersion: "apps/v1", kind: "StatefulSet", name: "web", uid: "earlier", controller: true };
  rewrite(world, "web-2", { ownerReferences: [stranger] });
  expect(acts(world, "own")).toEqual([]);
  expect(acts(world, "delete")).toEqual([]);
  expect(movesOf(world.decide())).toEqual(["c2@v1"]);
});

test("a pod whose labels the selector no longer matches is let go", () => {
  const world = started();
  rewrite(world, "web-2", { labels: { app: "other" } });
  expect(acts(world, "own")).toMatchObject([{ resource: "pods", name: "web-2", owners: [] }]);
});

test("a pod without its name label gets it again, told as an update", () => {
  const world = started();
  const { "statefulset.kubernetes.io/pod-name": _, ...labels } = world.pod("web-1").metadata.labels ?? {};
  rewrite(world, "web-1", { labels });
  const message = "Update Pod web-1 in StatefulSet web successful";
  expect(acts(world, "update")).toMatchObject([{ success: { reason: "SuccessfulUpdate", message } }]);
  world.sync();
  expect(world.pod("web-1").metadata.labels).toMatchObject({ "statefulset.kubernetes.io/pod-name": "web-1" });
  expect(acts(world, "update")).toEqual([]);
});

test("a name that another revision's content has taken is a collision, counted into the next name", () => {
  const world = new World();
  const wanted = newRevision(world.set, 1, 0, behaviourOf());
  world.revisions.set(wanted.metadata.name, { ...wanted, metadata: { ...wanted.metadata, ownerReferences: [], labels: {} }, data: {} });
  const { status } = world.sync();
  expect(status.collisionCount).toBe(1);
  expect(status.updateRevision).not.toBe(wanted.metadata.name);
  expect(world.revisions.has(status.updateRevision ?? "")).toBe(true);
});

test("a revision that a pod is of is kept, however short the history", () => {
  const world = started({ revisionHistoryLimit: 0, updateStrategy: { type: "OnDelete" } });
  for (const image of ["v2", "v3", "v4"]) {
    world.setImage(image);
    world.sync();
    world.remove("web-0");
    world.stop("web-0");
    world.sync();
    world.run("web-0", true);
    world.setImage("v1");
    world.sync();
  }
  const images = [...world.revisions.values()].map(({ data }) => /"image":"(\w+)"/.exec(JSON.stringify(data))?.[1]);
  expect(new Set(images)).toEqual(new Set(["v1", "v4"]));
});

test("a claim that is being deleted keeps its slot empty, and the set says so", () => {
  const world = started();
  const claim = world.claims.get("data-web-2");
  if (claim) world.claims.set("data-web-2", { ...claim, metadata: { ...claim.metadata, deletionTimestamp: "2026-01-01T00:00:00Z" } });
  world.pods.delete("web-2");
  const { actions, waitingFor } = world.decide();
  const message = "Create Pod web-2 in StatefulSet web failed error: pvc data-web-2 is being deleted";
  expect(actions).toEqual([
    { do: "fail", error: "pvc data-web-2 is being deleted", failure: { type: "Warning", reason: "FailedCreate", message } },
  ]);
  expect(waitingFor).toEqual([{ pod: "web-2", rule: "claim-gone", claim: "data-web-2", since: "2026-01-01T00:00:00Z" }]);
});

test("a claim that hangs on an earlier pod of the name is not taken by a new one", () => {
  const world = started({ persistentVolumeClaimRetentionPolicy: { whenScaled: "Delete", whenDeleted: "Retain" } });
  const claim = world.claims.get("data-web-2");
  const owner = { apiVersion: "v1", kind: "Pod", name: "web-2", uid: "earlier", controller: true };
  if (claim) world.claims.set("data-web-2", { ...claim, metadata: { ...claim.metadata, ownerReferences: [owner] } });
  world.pods.delete("web-2");
  expect(movesOf(world.decide())).toEqual([]);
  expect(world.decide().waitingFor).toEqual([{ pod: "web-2", rule: "claim-stale", claim: "data-web-2" }]);
});

test("what is waited for tells the pod, the rule and since when", () => {
  const world = started({ minReadySeconds: 10 });
  world.now += 60_000;
  world.run("web-0", false);
  expect(world.decide().waitingFor).toEqual([{ pod: "web-0", rule: "ready", since: "2026-01-01T00:01:00Z" }]);
  world.run("web-0", true);
  expect(world.decide().waitingFor).toEqual([{ pod: "web-0", rule: "available", since: "2026-01-01T00:01:00Z" }]);
  world.remove("web-0");
  expect(world.decide().waitingFor).toEqual([{ pod: "web-0", rule: "gone", since: "2026-01-01T00:01:00Z" }]);
});

test("after an upgrade from 1.33 the same template is the same revision, unless revisions are compared byte by byte", () => {
  const before = started({}, behaviourOf({ release: "1.33" }));
  for (const StatefulSetSemanticRevisionComparison of [true, false]) {
    const after = new World({}, behaviourOf({ release: "1.34", gates: { StatefulSetSemanticRevisionComparison } }));
    for (const [name, revision] of before.revisions) after.revisions.set(name, revision);
    const isSame = after.sync().status.updateRevision === before.set.status?.updateRevision;
    expect(isSame).toBe(StatefulSetSemanticRevisionComparison);
  }
});

test("in parallel a condemned pod that terminates holds nothing up: the others go, and the update goes on", () => {
  const world = started({ replicas: 5, podManagementPolicy: "Parallel" });
  world.remove("web-4");
  world.setImage("v2");
  world.change({ replicas: 3 });
  expect(movesOf(world.decide())).toEqual(["d3", "d2"]);
});
