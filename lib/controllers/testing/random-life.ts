import type { WireStatefulSet } from "../objects/stateful-set.ts";
import { behaviourOf, type Release } from "../release.ts";
import { World } from "./world.ts";

/** A number of at least 0 and less than 1. */
export type Next = () => number;

/** Images that never become ready. */
export const brokenImage = "broken";

const releases: readonly Release[] = ["1.33", "1.34", "1.35.0", "1.35.4", "1.36", "1.37"];

/** A set as anybody might have written it, under any release. */
export function randomWorld(next: Next): World {
  const release = pick(next, releases);
  const gates = chance(next, 0.3) ? { MaxUnavailableStatefulSet: chance(next, 0.5) } : {};
  const behaviour = behaviourOf({ release, gates });
  const spec: Partial<WireStatefulSet["spec"]> = {
    replicas: upTo(next, 6),
    podManagementPolicy: pick(next, ["OrderedReady", "Parallel"]),
    updateStrategy: randomStrategy(next, behaviour.maxUnavailable),
    minReadySeconds: pick(next, [0, 0, 5]),
    revisionHistoryLimit: pick(next, [0, 1, 10]),
    persistentVolumeClaimRetentionPolicy: { whenDeleted: retention(next), whenScaled: retention(next) },
    ...(chance(next, 0.3) && { ordinals: { start: upTo(next, 3) } }),
  };
  return new World(spec, behaviour);
}

/** Something that a person or a node does. Answers what, in words. */
export function randomEvent(world: World, next: Next): string {
  const names = [...world.pods.keys()];
  const name = pick(next, names);
  const event = upTo(next, 11);
  if (event <= 3)
    return world.settleOne(({ spec }) => spec.containers[0]?.image === brokenImage) ? "the node does its next thing" : "nothing";
  if (event === 4) return wait(world);
  if (event === 5) return scale(world, upTo(next, 6));
  if (event === 6) return setImage(world, pick(next, ["v1", "v2", "v3", brokenImage]));
  if (event === 7) return changeStrategy(world, next);
  if (name === undefined) return "nothing";
  if (event === 8) world.run(name, false);
  else if (event === 9) world.fail(name);
  else if (event === 10) world.remove(name);
  else if (world.pods.get(name)?.metadata.deletionTimestamp) world.stop(name);
  else world.run(name, true);
  return `${["unready", "fail", "delete", "stop or ready"][event - 8]} ${name}`;
}

function wait(world: World): string {
  world.now += 6000;
  return "6 seconds pass";
}

function scale(world: World, replicas: number): string {
  world.change({ replicas });
  return `scale to ${replicas}`;
}

function setImage(world: World, image: string): string {
  world.setImage(image);
  return `image ${image}`;
}

function changeStrategy(world: World, next: Next): string {
  const updateStrategy = randomStrategy(next, world.behaviour.maxUnavailable);
  world.change({ updateStrategy });
  return `strategy ${JSON.stringify(updateStrategy)}`;
}

function randomStrategy(next: Next, gate: boolean): NonNullable<WireStatefulSet["spec"]["updateStrategy"]> {
  if (chance(next, 0.2)) return { type: "OnDelete" };
  const maxUnavailable = pick(next, [1, 2, 3, "40%"]);
  return { type: "RollingUpdate", rollingUpdate: { partition: pick(next, [0, 0, 1, 2]), ...(gate && { maxUnavailable }) } };
}

function retention(next: Next): string {
  return pick(next, ["Retain", "Retain", "Delete"]);
}

function pick<T>(next: Next, items: readonly [T, ...T[]]): T;
function pick<T>(next: Next, items: readonly T[]): T;
function pick<T>(next: Next, items: readonly T[]): T | undefined {
  return items[Math.floor(next() * items.length)];
}

function upTo(next: Next, max: number): number {
  return Math.floor(next() * (max + 1));
}

function chance(next: Next, of: number): boolean {
  return next() < of;
}
