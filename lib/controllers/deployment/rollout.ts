import type { Action } from "../action.ts";
import type { WireDeployment, WireReplicaSet } from "../objects/deployment.ts";
import { scaled } from "./new-replica-set.ts";
import { type ReplicaSets, wantedOf } from "./replica-sets.ts";

/** What one sync of a Deployment knows, and what it has decided so far. */
export interface Rollout extends ReplicaSets {
  deployment: WireDeployment;
  now: number;
  actions: Action[];
}

/** Gives a ReplicaSet another size, and tells it (scaleReplicaSetAndRecordEvent). Answers whether the size is another. */
export function resize({ deployment, actions }: Rollout, set: WireReplicaSet, size: number): boolean {
  const before = wantedOf(set);
  const after = scaled(deployment, set, size);
  if (JSON.stringify(after) === JSON.stringify(set)) return false;
  const message = `Scaled ${size > before ? "up" : "down"} replica set ${set.metadata.name} from ${before} to ${size}`;
  const told = size !== before && { success: { type: "Normal" as const, reason: "ScalingReplicaSet", message } };
  actions.push({ do: "update", resource: "replicasets", object: after, ...told });
  return size !== before;
}
