import { expect, test } from "vitest";
import type { WirePod } from "../objects/pod.ts";
import { behaviourOf } from "../release.ts";
import { countsOf, movesOf, World } from "../testing/world.ts";

const gateOn = behaviourOf({ gates: { MaxUnavailableStatefulSet: true } });
const isBroken = (pod: WirePod) => pod.spec.containers[0]?.image === "broken";
const never = () => false;

/** Syncs after every single change of the world until nothing changes any more; tells what each sync did to pods, with the status it wrote. */
function play(world: World, { broken = never, counts = false }: { broken?: (pod: WirePod) => boolean; counts?: boolean } = {}): string[] {
  const told: string[] = [];
  for (let goes = true; goes; goes = world.settleOne(broken)) {
    const decision = world.sync();
    const moves = movesOf(decision).join(" ");
    if (moves) told.push(counts ? `${moves} ${countsOf(decision)}` : moves);
  }
  if (counts) told.push(`idle ${countsOf(world.sync())}`);
  return told;
}

function started(...given: ConstructorParameters<typeof World>): World {
  const world = new World(...given);
  play(world);
  return world;
}

test("G1: OrderedReady creates one after the other, each when the one before is ready", () => {
  expect(play(new World(), { counts: true })).toEqual(["c0@v1 0/0/0/0", "c1@v1 1/1/1/1", "c2@v1 2/2/2/2", "idle 3/3/3/3"]);
});

test("G2: a rolling update replaces from the highest ordinal down, and ends with the new revision current", () => {
  const world = started();
  world.setImage("v2");
  expect(play(world, { counts: true })).toEqual([
    "d2 3/3/2/0",
    "c2@v2 2/2/2/0",
    "d1 3/3/1/1",
    "c1@v2 2/2/1/1",
    "d0 3/3/0/2",
    "c0@v2 2/2/0/2",
    "idle 3/3/3/3",
  ]);
  expect(world.set.status?.currentRevision).toBe(world.set.status?.updateRevision);
});

test("G3: a broken update sticks, going back does not mend it, and deleting the pod does", () => {
  const world = started({ template: { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "app", image: "v2" }] } } });
  world.setImage("broken");
  expect(play(world, { broken: isBroken, counts: true })).toEqual(["d2 3/3/2/0", "c2@broken 2/2/2/0", "idle 3/2/2/1"]);
  world.setImage("v2");
  expect(play(world, { broken: isBroken, counts: true })).toEqual(["idle 3/2/2/2"]);
  expect(world.sync().waitingFor).toMatchObject([{ pod: "web-2", rule: "ready" }]);
  world.remove("web-2");
  expect(play(world, { counts: true })).toEqual(["c2@v2 2/2/2/2", "idle 3/3/3/3"]);
});

test("G4: in parallel, going back replaces the broken pod at once", () => {
  const world = started({ podManagementPolicy: "Parallel" });
  world.setImage("broken");
  expect(play(world, { broken: isBroken })).toEqual(["d2", "c2@broken"]);
  world.run("web-2", false);
  world.setImage("v1");
  expect(play(world, { broken: isBroken })).toEqual(["d2", "c2@v1"]);
});

test("G5: two unready pods to be scaled away block OrderedReady for ever, and Parallel not at all", () => {
  for (const podManagementPolicy of ["OrderedReady", "Parallel"]) {
    const world = started({ replicas: 5, podManagementPolicy });
    world.run("web-3", false);
    world.run("web-4", false);
    world.change({ replicas: 3 });
    const isUnready = (pod: WirePod) => ["web-3", "web-4"].includes(pod.metadata.name);
    expect(play(world, { broken: isUnready })).toEqual(podManagementPolicy === "Parallel" ? ["d4 d3"] : []);
    if (podManagementPolicy === "OrderedReady") expect(world.sync().waitingFor).toMatchObject([{ pod: "web-4", rule: "condemned-ready" }]);
  }
});

test("G6: a partition keeps what is below it at the current revision, which is not promoted", () => {
  const world = started({ updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 2 } } });
  const before = world.set.status?.currentRevision;
  world.setImage("v2");
  expect(play(world, { counts: true })).toEqual(["d2 3/3/2/0", "c2@v2 2/2/2/0", "idle 3/3/2/1"]);
  expect(world.set.status?.currentRevision).toBe(before);
  expect(world.sync().waitingFor).toEqual([
    { pod: "web-0", rule: "partition" },
    { pod: "web-1", rule: "partition" },
  ]);
});

test("G7: OrderedReady with maxUnavailable deletes in batches and creates one after the other", () => {
  const updateStrategy = { type: "RollingUpdate", rollingUpdate: { partition: 0, maxUnavailable: 2 } };
  const world = started({ replicas: 5, updateStrategy }, gateOn);
  world.setImage("v2");
  expect(play(world)).toEqual(["d4 d3", "c3@v2", "c4@v2", "d2 d1", "c1@v2", "c2@v2", "d0", "c0@v2"]);
  expect(world.set.status?.currentRevision).toBe(world.set.status?.updateRevision);
});

test("G8: in parallel an old broken pod eats the budget in 1.35.0, and is free of it in 1.37", () => {
  for (const release of ["1.35.0", "1.37"] as const) {
    const updateStrategy = { type: "RollingUpdate", rollingUpdate: { partition: 0, maxUnavailable: 1 } };
    const world = started({ podManagementPolicy: "Parallel", updateStrategy }, behaviourOf({ release }));
    world.run("web-0", false);
    world.setImage("v2");
    const isOld = (pod: WirePod) => pod.metadata.name === "web-0" && pod.spec.containers[0]?.image === "v1";
    expect(play(world, { broken: isOld })).toEqual(release === "1.37" ? ["d0", "c0@v2", "d2", "c2@v2", "d1", "c1@v2"] : []);
    if (release === "1.35.0")
      expect(world.sync().waitingFor).toContainEqual(expect.objectContaining({ pod: "web-0", rule: "max-unavailable" }));
  }
});

test("G9: in parallel maxUnavailable is a sliding window", () => {
  const updateStrategy = { type: "RollingUpdate", rollingUpdate: { partition: 0, maxUnavailable: 2 } };
  const world = started({ replicas: 5, podManagementPolicy: "Parallel", updateStrategy }, gateOn);
  world.setImage("v2");
  expect(play(world)).toEqual(["d4 d3", "c3@v2", "c4@v2", "d2", "c2@v2", "d1", "c1@v2", "d0", "c0@v2"]);
});

test("G10: a raised start creates upwards, then deletes what has fallen below", () => {
  const world = started();
  world.change({ ordinals: { start: 2 } });
  expect(play(world)).toEqual(["c3@v1", "c4@v1", "d1", "d0"]);
});

test("OnDelete: a new pod comes at the update revision, which becomes current only since 1.37", () => {
  for (const release of ["1.36", "1.37"] as const) {
    const world = started({ updateStrategy: { type: "OnDelete" } }, behaviourOf({ release }));
    world.setImage("v2");
    expect(play(world)).toEqual([]);
    expect(world.sync().waitingFor).toContainEqual({ pod: "web-2", rule: "on-delete" });
    for (const pod of ["web-0", "web-1", "web-2"]) world.remove(pod);
    play(world);
    const { currentRevision, updateRevision } = world.set.status ?? {};
    expect(currentRevision === updateRevision).toBe(release === "1.37");
  }
});
