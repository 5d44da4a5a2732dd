import { expect, test } from "vitest";
import { decideDeployment } from "./deployment/decide-deployment.ts";
import type { WireDeployment, WireReplicaSet } from "./objects/deployment.ts";
import { behaviourOf, type Gates, type Release } from "./release.ts";
import { decideReplicaSet } from "./replicaset/decide-replica-set.ts";
import { movesOf, World } from "./testing/world.ts";

// Only 1.35.4 is recorded; the other columns are from source, issues and changelogs.
const releases: readonly Release[] = ["1.33", "1.34", "1.35.0", "1.35.4", "1.36", "1.37"];

function world(release: Release, spec: ConstructorParameters<typeof World>[0] = {}, gates: Gates = {}): World {
  const made = new World(spec, behaviourOf({ release, gates }));
  do made.sync();
  while (made.settleOne());
  made.now += 60_000;
  made.sync();
  return made;
}

/** The releases of which something is true. */
function of(is: (release: Release) => boolean): Release[] {
  return releases.filter(is);
}

const twoAtOnce = { type: "RollingUpdate", rollingUpdate: { partition: 0, maxUnavailable: 2 } };

test("maxUnavailable is obeyed by default in 1.35.0 and 1.37, and wherever its gate is on", () => {
  const takesTwo = (release: Release, gates: Gates = {}) => {
    const made = world(release, { updateStrategy: twoAtOnce }, gates);
    made.setImage("v2");
    return movesOf(made.decide()).length === 2;
  };
  expect(of((release) => takesTwo(release))).toEqual(["1.35.0", "1.37"]);
  expect(of((release) => takesTwo(release, { MaxUnavailableStatefulSet: true }))).toEqual(releases);
});

test("broken old pods are free of the budget of Parallel since 1.37", () => {
  const mends = (release: Release) => {
    const updateStrategy = { type: "RollingUpdate", rollingUpdate: { partition: 0, maxUnavailable: 1 } };
    const made = world(release, { podManagementPolicy: "Parallel", updateStrategy }, { MaxUnavailableStatefulSet: true });
    made.run("web-0", false);
    made.setImage("v2");
    return movesOf(made.decide()).includes("d0");
  };
  expect(of(mends)).toEqual(["1.37"]);
});

test("Parallel waits minReadySeconds between the steps of an update since 1.34", () => {
  const waits = (release: Release) => {
    const made = world(release, { podManagementPolicy: "Parallel", minReadySeconds: 30 });
    made.setImage("v2");
    made.sync();
    made.stop("web-2");
    made.sync();
    made.run("web-2", true);
    return movesOf(made.decide()).length === 0;
  };
  expect(of(waits)).toEqual(["1.34", "1.35.0", "1.35.4", "1.36", "1.37"]);
});

test("a pod is available at the very end of minReadySeconds since 1.35", () => {
  const isUp = (release: Release) => {
    const made = world(release, { replicas: 1, minReadySeconds: 30 });
    made.run("web-0", false);
    made.run("web-0", true);
    made.now += 30_000;
    return made.decide().status.availableReplicas === 1;
  };
  expect(of(isUp)).toEqual(["1.35.0", "1.35.4", "1.36", "1.37"]);
});

test("currentRevision is promoted under OnDelete since 1.37", () => {
  const promotes = (release: Release) => {
    const made = world(release, { replicas: 1, updateStrategy: { type: "OnDelete" } });
    made.setImage("v2");
    made.remove("web-0");
    made.stop("web-0");
    made.sync();
    made.run("web-0", true);
    const { currentRevision, updateRevision } = made.decide().status;
    return currentRevision === updateRevision;
  };
  expect(of(promotes)).toEqual(["1.37"]);
});

test("a revision carries a null creationTimestamp until 1.33", () => {
  const hasNull = (release: Release) => JSON.stringify([...world(release).revisions.values()]).includes('"creationTimestamp":null');
  expect(of(hasNull)).toEqual(["1.33"]);
});

test("terminating pods are counted by ReplicaSets and Deployments since 1.35, or with the gate", () => {
  const labels = { app: "web" };
  const template = { metadata: { labels }, spec: { containers: [] } };
  const replicaSet: WireReplicaSet = {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: { name: "rs", namespace: "ns", uid: "rs", generation: 1 },
    spec: { replicas: 0, selector: { matchLabels: labels }, template },
  };
  const deployment: WireDeployment = {
    ...replicaSet,
    kind: "Deployment",
    metadata: { name: "d", namespace: "ns", uid: "d" },
  } as WireDeployment;
  const counts = (release: Release, gates: Gates = {}) => {
    const behaviour = behaviourOf({ release, gates });
    const ofSet = decideReplicaSet({ replicaSet, pods: [] }, 0, behaviour).status.terminatingReplicas;
    const ofDeployment = decideDeployment({ deployment, replicaSets: [], pods: [] }, 0, behaviour).status.terminatingReplicas;
    expect(ofSet).toBe(ofDeployment);
    return ofSet === 0;
  };
  expect(of((release) => counts(release))).toEqual(["1.35.0", "1.35.4", "1.36", "1.37"]);
  expect(of((release) => counts(release, { DeploymentReplicaSetTerminatingReplicas: true }))).toEqual(releases);
});

test("Recreate, where 1.37's gate is on, deletes all old pods at once and creates when the last is gone", () => {
  const recreates = (release: Release) => {
    const made = world(release, { updateStrategy: { type: "Recreate" } }, { StatefulSetRecreateStrategy: true });
    made.setImage("v2");
    const first = movesOf(made.sync()).sort();
    if (first.length !== 3) return false;
    expect(made.decide().waitingFor.map(({ rule }) => rule)).toEqual(["gone", "gone", "gone"]);
    for (const name of ["web-0", "web-2"]) made.stop(name);
    expect(movesOf(made.sync())).toEqual([]);
    made.stop("web-1");
    expect(movesOf(made.sync())).toEqual(["c0@v2"]);
    return true;
  };
  expect(of(recreates)).toEqual(["1.37"]);
});
