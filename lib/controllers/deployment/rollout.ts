import type { Action } from "../action.ts";
import type { WireDeployment, WireReplicaSet } from "../objects/deployment.ts";
import type { WirePod } from "../objects/pod.ts";
import { scaled } from "./new-replica-set.ts";
import { type ReplicaSets, wantedOf } from "./replica-sets.ts";

/** What one sync of a Deployment knows, and what it has decided so far. */
export interface Rollout extends ReplicaSets {
  deployment: WireDeployment;
  /** Of the namespace. */
  pods: readonly WirePod[];
  now: number;
  /** Other ReplicaSets of the namespace, whose names are taken. */
  taken: readonly WireReplicaSet[];
  actions: Action[];
}

/** Gives a ReplicaSet another size, and tells it; one that has it already is left as it is (scaleReplicaSetAndRecordEvent). Answers whether the size is another. */
export function scaleTo(rollout: Rollout, set: WireReplicaSet, size: number): boolean {
  return wantedOf(set) !== size && resize(rollout, set, size);
}

/** Gives a ReplicaSet another size, or notes the deployment's on it (scaleReplicaSet). Answers whether the size is another. */
export function resize({ deployment, actions }: Rollout, set: WireReplicaSet, size: number): boolean {
  const before = wantedOf(set);
  const after = scaled(deployment, set, size);
  if (JSON.stringify(after) === JSON.stringify(set)) return false;
  const message = `Scaled ${size > before ? "up" : "down"} replica set ${set.metadata.name} from ${before} to ${size}`;
  const told = size !== before && { success: { type: "Normal" as const, reason: "ScalingReplicaSet", message } };
  actions.push({ do: "update", resource: "replicasets", object: after, ...told });
  return size !== before;
}
