import { parseQuantity } from "../../statefulset/quantity.ts";
import type { Action } from "../action.ts";
import type { WireClaim, WirePersistentVolume, WireStorageClass } from "../objects/claim.ts";
import { isTerminating, type WireCondition, type WirePod } from "../objects/pod.ts";
import type { WaitingFor } from "../waiting-for.ts";
import { toWireTime } from "../wire-time.ts";

/** What a resizer and a kubelet see of a claim that is to grow. */
export interface ExpansionState {
  claim: WireClaim;
  storageClass: WireStorageClass | undefined;
  volume: WirePersistentVolume | undefined;
  /** Pods that use the claim. */
  pods: readonly WirePod[];
}

export interface ExpansionDecision {
  actions: Action[];
  waitingFor: WaitingFor[];
}

const pending: Pick<WireCondition, "type" | "message"> = {
  type: "FileSystemResizePending",
  message: "Waiting for user to (re-)start a pod to finish file system resize of volume on node.",
};

/**
 * The next step of growing a bound claim whose request is above its capacity, where its class allows it: the volume grows (external-resizer), the claim waits with FileSystemResizePending for a pod that runs with
 * it, and then has its new capacity (the kubelet's NodeExpandVolume). A request that is not above does nothing: volumes never shrink.
 */
export function decideExpansion({ claim, storageClass, volume, pods }: ExpansionState, now: number): ExpansionDecision {
  const wanted = claim.spec.resources?.requests?.storage ?? "0";
  const isBound = claim.status?.phase === "Bound" && volume !== undefined && !isTerminating(claim);
  if (!isBound || !storageClass?.allowVolumeExpansion || !isAbove(wanted, claim.status?.capacity?.storage ?? "0"))
    return { actions: [], waitingFor: [] };
  const { name } = volume.metadata;
  if (isAbove(wanted, volume.spec.capacity.storage)) return { actions: [...grow(volume, claim, wanted, now)], waitingFor: [] };
  if (pods.some((pod) => pod.status?.phase === "Running")) {
    const message = `MountVolume.NodeExpandVolume succeeded for volume "${name}"`;
    return { actions: [finish(claim, wanted, message)], waitingFor: [] };
  }
  const condition = claim.status?.conditions?.find(({ type }) => type === pending.type);
  const since = condition?.lastTransitionTime;
  const wait: WaitingFor = { rule: "first-consumer", claim: claim.metadata.name, message: pending.message ?? "", ...(since && { since }) };
  return { actions: [], waitingFor: [wait] };
}

function* grow(volume: WirePersistentVolume, claim: WireClaim, storage: string, now: number): Generator<Action> {
  const { name } = volume.metadata;
  yield { do: "tell", announcement: { type: "Normal", reason: "Resizing", message: `External resizer is resizing volume ${name}` } };
  yield { do: "update", resource: "persistentvolumes", object: { ...volume, spec: { ...volume.spec, capacity: { storage } } } };
  const condition = { ...pending, status: "True", lastProbeTime: null, lastTransitionTime: toWireTime(now) } as const;
  const others = (claim.status?.conditions ?? []).filter(({ type }) => type !== pending.type);
  const status = {
    ...claim.status,
    phase: "Bound",
    conditions: [...others, condition],
    allocatedResources: { storage },
    allocatedResourceStatuses: { storage: "NodeResizePending" },
  };
  const message = "Require file system resize of volume on node";
  yield {
    do: "update",
    resource: "persistentvolumeclaims",
    object: { ...claim, status },
    success: { type: "Normal", reason: "FileSystemResizeRequired", message },
  };
}

function finish(claim: WireClaim, storage: string, message: string): Action {
  const { conditions = [], allocatedResourceStatuses: _, ...status } = claim.status ?? { phase: "Bound" };
  const left = conditions.filter(({ type }) => type !== pending.type && type !== "Resizing");
  const object = { ...claim, status: { ...status, capacity: { storage }, ...(left.length > 0 && { conditions: left }) } };
  return {
    do: "update",
    resource: "persistentvolumeclaims",
    object,
    success: { type: "Normal", reason: "FileSystemResizeSuccessful", message },
  };
}

function isAbove(a: string, b: string): boolean {
  return (parseQuantity(a) ?? 0) > (parseQuantity(b) ?? 0);
}
