import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { deleteObject } from "../registry/delete-object.ts";
import { LoopsOnTestClock } from "../testing/loops-on-test-clock.ts";

let directory: string;
let cluster: LoopsOnTestClock;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "statefulset-explorer-claims-"));
  cluster = new LoopsOnTestClock(directory);
});

afterEach(() => {
  cluster.close();
  rmSync(directory, { recursive: true, force: true });
});

function remove(name: string): void {
  const claim = cluster.claim(name);
  if (claim) deleteObject(cluster.store, "persistentvolumeclaims", claim, cluster.clock.now());
}

const volumeOf = (claim: string) => cluster.volume(cluster.claim(claim)?.spec.volumeName ?? "");

test("Immediate: a claim is given a volume with a directory of its own at once", () => {
  cluster.addClass("fast", { volumeBindingMode: "Immediate" });
  cluster.addClaim("a", { storageClassName: "fast" });
  cluster.rest();
  expect(cluster.claim("a")).toMatchObject({ status: { phase: "Bound", capacity: { storage: "1Gi" }, accessModes: ["ReadWriteOnce"] } });
  expect(volumeOf("a")).toMatchObject({
    status: { phase: "Bound" },
    spec: { storageClassName: "fast", persistentVolumeReclaimPolicy: "Delete" },
  });
  expect(existsSync(join(directory, "volumes", volumeOf("a")?.metadata.name ?? ""))).toBe(true);
  expect(cluster.told("a").at(-1)).toContain("ExternalProvisioning: Waiting for a volume to be created either by the external provisioner");
});

test("WaitForFirstConsumer: the volume is made on the node that its pod gets", () => {
  cluster.addNode("node-1");
  cluster.addClass("late");
  cluster.addClaim("a", { storageClassName: "late" });
  cluster.rest();
  expect(cluster.claim("a")?.status?.phase).toBe("Pending");
  expect(cluster.told("a")).toEqual(["WaitForFirstConsumer: waiting for first consumer to be created before binding"]);
  cluster.addPod("p", { claims: ["a"] });
  cluster.rest(1500);
  expect(cluster.pod("p")?.spec.nodeName).toBe("node-1");
  expect(cluster.claim("a")?.metadata.annotations).toEqual({
    "pv.kubernetes.io/bind-completed": "yes",
    "pv.kubernetes.io/bound-by-controller": "yes",
    "volume.beta.kubernetes.io/storage-provisioner": "lab.statefulset-explorer.io/directory",
    "volume.kubernetes.io/selected-node": "node-1",
    "volume.kubernetes.io/storage-provisioner": "lab.statefulset-explorer.io/directory",
  });
  expect(volumeOf("a")?.spec.nodeAffinity?.required?.nodeSelectorTerms[0]?.matchExpressions?.[0]?.values).toEqual(["node-1"]);
});

test("WaitForFirstConsumer, and no node takes the pod: the claim names the pod that it waits for", () => {
  cluster.addNode("node-1", { spec: { unschedulable: true } });
  cluster.addClass("late");
  cluster.addClaim("a", { storageClassName: "late" });
  cluster.addPod("p", { claims: ["a"] });
  cluster.rest(16_000);
  expect(cluster.told("a")).toContain("WaitForPodScheduled: waiting for pod p to be scheduled");
});

test("without a class, of a class that does not exist, of one whose provisioner is silent: Pending, with the recorded words", () => {
  cluster.addClass("silent", { provisioner: "example.com/silent", volumeBindingMode: "Immediate" });
  for (const storageClassName of ["", "absent", "silent"]) cluster.addClaim(`of-${storageClassName || "none"}`, { storageClassName });
  cluster.rest(16_000);
  expect(cluster.told("of-none")).toEqual(["FailedBinding: no persistent volumes available for this claim and no storage class is set"]);
  expect(cluster.told("of-absent")).toEqual(['ProvisioningFailed: storageclass.storage.k8s.io "absent" not found']);
  expect(cluster.told("of-silent").join()).toContain("external provisioner 'example.com/silent'");
  for (const { status } of cluster.store.list("persistentvolumeclaims")) expect(status?.phase).toBe("Pending");
});

test("a class that comes later serves claims that wait for it, and a default class those that have none", () => {
  cluster.addClaim("named", { storageClassName: "later" });
  cluster.addClaim("unnamed");
  cluster.rest();
  cluster.addClass("later", {
    volumeBindingMode: "Immediate",
    metadata: { name: "later", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
  });
  cluster.rest(16_000);
  expect(cluster.claim("named")?.status?.phase).toBe("Bound");
  expect(cluster.claim("unnamed")).toMatchObject({ spec: { storageClassName: "later" }, status: { phase: "Bound" } });
});

test("volumes made by hand: the smallest that fits and matches the selector, or the one that is named", () => {
  cluster.addVolume("large", { capacity: { storage: "10Gi" } }, { tier: "a" });
  cluster.addVolume("small", { capacity: { storage: "2Gi" } }, { tier: "a" });
  cluster.addVolume("other", {}, { tier: "b" });
  cluster.addVolume("tiny", { capacity: { storage: "1Mi" } });
  cluster.addClaim("chosen", { storageClassName: "", selector: { matchLabels: { tier: "a" } } });
  cluster.addClaim("asked", { storageClassName: "", volumeName: "other" });
  cluster.addClaim("toolarge", { storageClassName: "", volumeName: "tiny" });
  cluster.rest();
  expect(cluster.claim("chosen")?.spec.volumeName).toBe("small");
  expect(cluster.claim("asked")?.status?.phase).toBe("Bound");
  expect(cluster.told("toolarge")).toEqual(['VolumeMismatch: Cannot bind to requested volume "tiny": requested PV is too small']);
  expect(cluster.volume("large")?.status?.phase).toBe("Available");
  cluster.addClaim("late", { storageClassName: "", volumeName: "other" });
  cluster.rest();
  expect(cluster.told("late")).toEqual(['FailedBinding: volume "other" already bound to a different claim.']);
});

test("when a claim goes, a volume with Delete goes with its data, and one with Retain stays Released", () => {
  cluster.addClass("fast", { volumeBindingMode: "Immediate" });
  cluster.addVolume("kept");
  cluster.addClaim("a", { storageClassName: "fast" });
  cluster.addClaim("b", { storageClassName: "" });
  cluster.rest();
  const made = volumeOf("a")?.metadata.name ?? "";
  for (const claim of ["a", "b"]) remove(claim);
  cluster.rest();
  expect(cluster.volume(made)).toBeUndefined();
  expect(existsSync(join(directory, "volumes", made))).toBe(false);
  expect(cluster.volume("kept")).toMatchObject({ status: { phase: "Released" }, spec: { claimRef: { name: "b" } } });
  cluster.addClaim("b", { storageClassName: "" });
  cluster.rest();
  expect(cluster.claim("b")?.status?.phase).toBe("Pending");
});

test("a volume that was made for a class with Retain stays Released, with its data", () => {
  cluster.addClass("safe", { volumeBindingMode: "Immediate", reclaimPolicy: "Retain" });
  cluster.addClaim("a", { storageClassName: "safe" });
  cluster.rest();
  const made = volumeOf("a")?.metadata.name ?? "";
  remove("a");
  cluster.rest();
  expect(cluster.volume(made)?.status?.phase).toBe("Released");
  expect(existsSync(join(directory, "volumes", made))).toBe(true);
});

test("a claim that is deleted while a pod uses it stays until the pod is gone; so does its volume while it is bound", () => {
  cluster.addNode("node-1");
  cluster.addClass("fast", { volumeBindingMode: "Immediate" });
  cluster.addClaim("a", { storageClassName: "fast" });
  cluster.addPod("p", { claims: ["a"] });
  cluster.rest();
  const volume = volumeOf("a");
  if (volume) deleteObject(cluster.store, "persistentvolumes", volume, cluster.clock.now());
  remove("a");
  cluster.rest();
  expect(cluster.claim("a")?.metadata.deletionTimestamp).toBeDefined();
  expect(volumeOf("a")?.status?.phase).toBe("Bound");
  cluster.store.remove("pods", "default", "p");
  cluster.rest();
  expect(cluster.claim("a")).toBeUndefined();
  expect(cluster.volume(volume?.metadata.name ?? "")).toBeUndefined();
});

test("a bound claim that loses its volume is Lost, with a warning", () => {
  cluster.addVolume("kept");
  cluster.addClaim("a", { storageClassName: "" });
  cluster.rest();
  cluster.store.remove("persistentvolumes", "", "kept");
  cluster.rest();
  expect(cluster.claim("a")?.status?.phase).toBe("Lost");
  expect(cluster.told("a").at(-1)).toBe("ClaimLost: Bound claim has lost its PersistentVolume. Data on the volume is lost!");
});

test("expansion: the volume grows, the claim waits for a pod that runs, then has its new size", () => {
  cluster.addNode("node-1");
  cluster.addClass("fast", { volumeBindingMode: "Immediate", allowVolumeExpansion: true });
  cluster.addClaim("a", { storageClassName: "fast" });
  cluster.rest();
  const claim = cluster.claim("a");
  if (claim)
    cluster.store.update("persistentvolumeclaims", { ...claim, spec: { ...claim.spec, resources: { requests: { storage: "5Gi" } } } });
  cluster.rest();
  expect(volumeOf("a")?.spec.capacity.storage).toBe("5Gi");
  expect(cluster.claim("a")).toMatchObject({
    status: { capacity: { storage: "1Gi" }, conditions: [{ type: "FileSystemResizePending", status: "True" }] },
  });
  cluster.addPod("p", { claims: ["a"] });
  cluster.rest();
  const pod = cluster.pod("p");
  if (pod) cluster.store.update("pods", { ...pod, status: { ...pod.status, phase: "Running" } });
  cluster.rest();
  expect(cluster.claim("a")?.status).toMatchObject({ capacity: { storage: "5Gi" } });
  expect(cluster.claim("a")?.status?.conditions).toBeUndefined();
  expect(cluster.told("a").map((line) => line.split(":")[0])).toEqual(
    expect.arrayContaining(["Resizing", "FileSystemResizeRequired", "FileSystemResizeSuccessful"]),
  );
});
