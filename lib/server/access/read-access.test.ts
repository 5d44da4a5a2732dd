import { expect, it } from "vitest";
import type { AccessEntry, RightView } from "../../protocol/access-response.ts";
import { labScene } from "../testing/lab-scene.ts";
import { readAccess } from "./read-access.ts";

const scene = labScene({ readOnly: true });

function rightOf(entries: readonly AccessEntry[], id: AccessEntry["id"], verb: string): RightView | undefined {
  return entries.find((entry) => entry.id === id)?.rights.find((right) => right.verb === verb);
}

it("says who one is, and for every right whether one has it and by which rule", async () => {
  const { user, namespace, entries, incomplete } = await readAccess(scene.cluster, "default");
  expect(user?.groups).toContain("system:masters");
  expect([namespace, incomplete]).toEqual(["default", undefined]);
  expect(entries.flatMap(({ rights }) => rights).every(({ allowed, rule }) => allowed && rule?.verbs.includes("*"))).toBe(true);
  expect(rightOf(entries, "nodes", "list")?.clusterWide).toBe(true);
  expect(rightOf(entries, "pods", "list")?.clusterWide).toBe(false);
});

it("says what is switched off whatever one may, and leaves reading on", async () => {
  const { entries } = await readAccess(scene.cluster, undefined);
  const off = entries.filter((entry) => entry.off !== undefined).map(({ id }) => id);
  expect(off).toContain("commands");
  expect(off).toContain("scale");
  expect(off).not.toContain("pods");
  expect(off).not.toContain("logs");
});

it("names what is missing with the command that grants it, and asks the reviews anew each time", async () => {
  scene.lab.control.deny({ verb: "delete", resource: "pods" });
  const { entries } = await readAccess(scene.cluster, "default");
  const right = rightOf(entries, "delete-pod", "delete");
  expect(right?.allowed).toBe(false);
  expect(right?.missing?.command).toContain("kubectl create role delete-pods --verb=delete --resource=pods -n default");
  scene.lab.control.allowAll();
  expect(rightOf((await readAccess(scene.cluster, "default")).entries, "delete-pod", "delete")?.allowed).toBe(true);
});
