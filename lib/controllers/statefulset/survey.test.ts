import { expect, test } from "vitest";
import { createRandom } from "../../lab/random.ts";
import { randomEvent, randomWorld } from "../testing/random-life.ts";
import { decideStatefulSet } from "./decide-stateful-set.ts";
import { SyncMemo } from "./survey.ts";

const stepsPerLife = 60;
const lives = 300;

test(`what a sync keeps for the next changes nothing that is decided, in ${lives} random lives`, () => {
  for (let seed = 1; seed <= lives; seed++) {
    const random = createRandom(seed);
    const next = () => random.next();
    const world = randomWorld(next);
    const memo = new SyncMemo();
    for (let step = 0; step < stepsPerLife; step++) {
      const { set, claims, behaviour, now } = world;
      const state = { set, claims, pods: [...world.pods.values()], revisions: [...world.revisions.values()] };
      expect(JSON.stringify(decideStatefulSet(state, now, behaviour, memo)), `seed ${seed}, step ${step}`).toBe(
        JSON.stringify(world.decide()),
      );
      world.sync();
      randomEvent(world, next);
    }
  }
});
