import type { WireReplicaSet } from "../objects/deployment.ts";
import { createdAt, desiredAnnotation, marginsOf, maxAnnotation, sumOf, wantedOf } from "./replica-sets.ts";
import { type Rollout, resize, scaleTo } from "./rollout.ts";

/**
 * Follows a changed number of replicas without moving a rollout on (sync.go scale): the only ReplicaSet that has pods takes it all; once the new one is
 * complete the old ones go; in the midst of a rolling update all grow or shrink in proportion, the largest taking what rounding leaves.
 */
export function scale(rollout: Rollout): void {
  const { deployment, fresh, old } = rollout;
  const wanted = wantedOf(deployment);
  const all = [...old, ...(fresh ? [fresh] : [])];
  const active = all.filter((set) => wantedOf(set) > 0);
  const only = active.length > 1 ? undefined : (active[0] ?? fresh ?? old.at(-1));
  if (only) scaleTo(rollout, only, wanted);
  else if (fresh && isSaturated(fresh, wanted)) for (const set of active) scaleTo(rollout, set, set === fresh ? wanted : 0);
  else if (deployment.spec.strategy?.type !== "Recreate") scaleInProportion(rollout, active);
}

function isSaturated(fresh: WireReplicaSet, wanted: number): boolean {
  const isKnown = fresh.metadata.annotations?.[desiredAnnotation] === String(wanted);
  return isKnown && wantedOf(fresh) === wanted && (fresh.status?.availableReplicas ?? 0) === wanted;
}

function scaleInProportion(rollout: Rollout, active: readonly WireReplicaSet[]): void {
  const wanted = wantedOf(rollout.deployment);
  const allowed = wanted === 0 ? 0 : wanted + marginsOf(rollout.deployment).surge;
  const missing = allowed - sumOf(active, wantedOf);
  // Among equals the newer grow first, and the older shrink first.
  const newer = Math.sign(missing);
  const bySize = active.toSorted((a, b) => wantedOf(b) - wantedOf(a) || newer * (createdAt(b) - createdAt(a)));
  let left = missing;
  const sizes = bySize.map((set) => {
    const fraction = missing === 0 ? 0 : fractionOf(rollout, set, allowed);
    const share = missing > 0 ? Math.min(fraction, left) : Math.max(fraction, left);
    left -= share;
    return wantedOf(set) + share;
  });
  for (const [index, set] of bySize.entries()) resize(rollout, set, Math.max(0, (sizes[index] ?? 0) + (index === 0 ? left : 0)));
}

/** getReplicaSetFraction: how much a ReplicaSet changes when the whole is to be as large as allowed. */
function fractionOf({ deployment }: Rollout, set: WireReplicaSet, allowed: number): number {
  const size = wantedOf(set);
  if (allowed === 0) return -size;
  const before = Number(set.metadata.annotations?.[maxAnnotation] ?? 0) || deployment.status?.replicas;
  return before ? Math.round((size * allowed) / before) - size : 0;
}
