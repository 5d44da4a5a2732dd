import { expect, test } from "vitest";
import type { WireOwner } from "../objects/meta.ts";
import { World } from "../testing/world.ts";

// By whenScaled, whenDeleted: who owns the claim of a pod in range, and of one to be scaled away.
const table = [
  ["Retain", "Retain", [], []],
  ["Retain", "Delete", ["StatefulSet"], ["StatefulSet"]],
  ["Delete", "Retain", [], ["Pod"]],
  ["Delete", "Delete", ["StatefulSet"], ["Pod"]],
] as const;

function started(): World {
  const world = new World({ replicas: 2 });
  do world.sync();
  while (world.settleOne());
  return world;
}

function own(world: World, claim: string, owners: WireOwner[]): void {
  const object = world.claims.get(claim);
  if (object) world.claims.set(claim, { ...object, metadata: { ...object.metadata, ownerReferences: owners } });
}

test.each(table)(
  "whenScaled %s, whenDeleted %s: claims are owned as the policy says, also when it changes",
  (whenScaled, whenDeleted, inRange, condemned) => {
    const world = started();
    world.change({ persistentVolumeClaimRetentionPolicy: { whenScaled, whenDeleted }, replicas: 1 });
    const kinds = (claim: string) =>
      (world.claims.get(claim)?.metadata.ownerReferences ?? []).map(({ kind, controller }) => controller && kind);
    world.sync();
    expect(kinds("data-web-0")).toEqual(inRange);
    expect(kinds("data-web-1")).toEqual(condemned);
  },
);

test("a change of policy is told once for each slot, although no pod changes", () => {
  const world = started();
  world.change({ persistentVolumeClaimRetentionPolicy: { whenScaled: "Retain", whenDeleted: "Delete" } });
  const told = world.sync().actions.flatMap((action) => (action.do === "update" ? [action.success?.message] : []));
  expect(told).toEqual(["Update Pod web-0 in StatefulSet web successful", "Update Pod web-1 in StatefulSet web successful"]);
  expect(world.decide().actions).toEqual([]);
});

test("a claim that a stranger controls, or that an earlier set of the name owns, is left alone", () => {
  const world = started();
  own(world, "data-web-0", [{ apiVersion: "v1", kind: "Backup", name: "nightly", uid: "b", controller: true }]);
  own(world, "data-web-1", [{ apiVersion: "apps/v1", kind: "StatefulSet", name: "web", uid: "earlier", controller: true }]);
  world.change({ persistentVolumeClaimRetentionPolicy: { whenScaled: "Retain", whenDeleted: "Delete" } });
  expect(world.decide().actions).toEqual([]);
});

test("an owner that is not the controller becomes it, and other owners stay", () => {
  const world = started();
  const other = { apiVersion: "v1", kind: "Backup", name: "nightly", uid: "b" };
  own(world, "data-web-0", [other, { apiVersion: "apps/v1", kind: "StatefulSet", name: "web", uid: "set" }]);
  world.change({ persistentVolumeClaimRetentionPolicy: { whenScaled: "Retain", whenDeleted: "Delete" } });
  const owned = world.decide().actions.find((action) => action.do === "own" && action.name === "data-web-0");
  expect(owned).toMatchObject({ owners: [other, { uid: "set", controller: true }] });
});

test("a stranger that controls a claim is warned of, once the policy would have a word", () => {
  const world = started();
  own(world, "data-web-0", [{ apiVersion: "v1", kind: "Backup", name: "nightly", uid: "b", controller: true }]);
  world.change({ persistentVolumeClaimRetentionPolicy: { whenScaled: "Delete", whenDeleted: "Delete" }, replicas: 0 });
  const warnings = () => world.decide().actions.flatMap((action) => (action.do === "tell" ? [action.announcement.reason] : []));
  expect(warnings()).toEqual(["ConflictingController"]);
});
