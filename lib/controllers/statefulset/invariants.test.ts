import { expect, test } from "vitest";
import { createRandom } from "../../lab/random.ts";
import { isRunningAndReady, isTerminating } from "../objects/pod.ts";
import { broken, look } from "../testing/invariants.ts";
import { brokenImage, randomEvent, randomWorld } from "../testing/random-life.ts";
import { isUpdated, type World } from "../testing/world.ts";

const stepsPerLife = 60;
const settleStepsMax = 400;
const first = Number(process.env.CONFORMANCE_SEED ?? 1);
const count = process.env.CONFORMANCE_SEED ? 1 : Number(process.env.CONFORMANCE_SEEDS ?? 2000);

/** Runs one random set through random fates, judging every sync; answers the first fault with what led to it. */
function live(seed: number): { world: World; fault?: string } {
  const random = createRandom(seed);
  const next = () => random.next();
  const world = randomWorld(next);
  const told: string[] = [];
  for (let step = 0; step < stepsPerLife; step++) {
    const seen = look(world);
    const faults = broken(seen, world.sync());
    if (faults.length > 0) return { world, fault: `${faults.join("; ")} after:\n${told.join("\n")}` };
    told.push(randomEvent(world, next));
  }
  return { world };
}

/** A person mends what only a person can (a good image, a partition of 0, old and unready pods deleted), and the node does its work. */
function mend(world: World): void {
  world.setImage("good");
  world.change({ updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 0 } } });
  for (let step = 0; step < settleStepsMax; step++) {
    world.now += 6000;
    const { actions, waitingFor } = world.sync();
    if (world.settleOne(({ spec }) => spec.containers[0]?.image === brokenImage)) continue;
    const stuck = [...world.pods.values()].filter((pod) => !isRunningAndReady(pod) && !isTerminating(pod)).reverse();
    for (const pod of stuck) world.remove(pod.metadata.name);
    if (stuck.length + actions.length + waitingFor.length === 0) return;
  }
}

const again = (seed: number) => `seed ${seed}: CONFORMANCE_SEED=${seed} npx vitest run lib/controllers/statefulset/invariants.test.ts`;

test(`${count} random sets keep the invariants through random fates, and come to rest when a person helps`, {
  timeout: 20_000 + 100 * count,
}, () => {
  for (let seed = first; seed < first + count; seed++) {
    const { world, fault } = live(seed);
    expect(fault, again(seed)).toBeUndefined();
    mend(world);
    const pods = [...world.pods.values()];
    expect(pods, again(seed)).toHaveLength(world.set.spec.replicas ?? 1);
    expect(
      pods.every((pod) => isRunningAndReady(pod) && isUpdated(world, pod)),
      again(seed),
    ).toBe(true);
    expect(world.sync().waitingFor, again(seed)).toEqual([]);
    expect(world.set.status?.currentRevision, again(seed)).toBe(world.set.status?.updateRevision);
  }
});
