import type { WireReplicaSet } from "../objects/deployment.ts";
import { marginsOf, sumOf, wantedOf } from "./replica-sets.ts";
import { type Rollout, scaleTo } from "./rollout.ts";

/** One step of a rolling update (rolling.go): grow the new, or else shrink the old, the broken ones first. Answers whether there was one to take. */
export function roll(rollout: Rollout): boolean {
  const { fresh, deployment } = rollout;
  if (!fresh || fresh.metadata.uid === undefined) return shrinkOld(rollout, fresh);
  const size = wantedOf(fresh);
  const wanted = wantedOf(deployment);
  const next = size > wanted ? wanted : size === wanted ? size : sizeForNew(rollout, size);
  return scaleTo(rollout, fresh, next) || shrinkOld(rollout, fresh);
}

/** How many pods the new ReplicaSet may have: up to what is wanted, while all together stay within the surge (NewRSNewReplicas). */
export function sizeForNew({ deployment, old }: Rollout, size: number): number {
  const wanted = wantedOf(deployment);
  if (deployment.spec.strategy?.type === "Recreate") return wanted;
  const room = wanted + marginsOf(deployment).surge - size - sumOf(old, wantedOf);
  return size + Math.max(0, Math.min(room, wanted - size));
}

/** Scales every old ReplicaSet to nothing at once; answers whether there was one to scale. */
export function recreate(rollout: Rollout): boolean {
  const active = rollout.old.filter((set) => wantedOf(set) > 0);
  return active.map((set) => scaleTo(rollout, set, 0)).includes(true);
}

/** reconcileOldReplicaSets: what is unhealthy goes first, oldest first, then what is available beyond the minimum. */
function shrinkOld(rollout: Rollout, fresh: WireReplicaSet | undefined): boolean {
  const { deployment } = rollout;
  const old = rollout.old.filter((set) => wantedOf(set) > 0);
  if (!fresh) return false;
  const minimum = wantedOf(deployment) - marginsOf(deployment).unavailable;
  const unavailableNew = wantedOf(fresh) - availableOf(fresh);
  let room = sumOf(old, wantedOf) + wantedOf(fresh) - minimum - unavailableNew;
  if (old.length === 0 || room <= 0) return false;
  const sizes = new Map(old.map((set) => [set, wantedOf(set)]));
  for (const set of old) {
    const unhealthy = Math.min(Math.max(0, room), wantedOf(set) - availableOf(set));
    if (wantedOf(set) === 0 || unhealthy <= 0) continue;
    sizes.set(set, wantedOf(set) - unhealthy);
    room -= unhealthy;
  }
  let spare = availableOf(fresh) + sumOf(old, availableOf) - minimum;
  for (const set of old) {
    const size = sizes.get(set) ?? 0;
    const going = Math.max(0, Math.min(size, spare));
    sizes.set(set, size - going);
    spare -= going;
  }
  return [...sizes].map(([set, size]) => scaleTo(rollout, set, size)).includes(true);
}

function availableOf({ status }: WireReplicaSet): number {
  return status?.availableReplicas ?? 0;
}
