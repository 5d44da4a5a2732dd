import { type Action, type Announcement, targetOf } from "../action.ts";
import type { WireClaim } from "../objects/claim.ts";
import type { WireControllerRevision } from "../objects/controller-revision.ts";
import { isTerminating, type WirePod } from "../objects/pod.ts";
import type { WireStatefulSet } from "../objects/stateful-set.ts";
import { firstOwnerActions, ownerActions } from "./claim-owners.ts";
import { claimsOfSet, identifiedPod, isWellIdentified, podOfSet } from "./pod-of-set.ts";

type Claims = ReadonlyMap<string, WireClaim>;

interface Creation {
  made: Action[];
  /** A claim of the slot is being deleted, so nothing can be created. */
  leaving?: { claim: string; since?: string };
}

/** Fills a slot: its missing claims, its pod, then the claims' owners; or the reason why not (CreateStatefulPod). */
export function podActions(set: WireStatefulSet, revision: WireControllerRevision, ordinal: number, claims: Claims): Creation {
  const pod = podOfSet(set, revision, ordinal);
  const claimed = createClaims(set, ordinal, claims, pod.metadata.name);
  const leaving = leavingClaim(set, ordinal, claims);
  if (leaving) {
    const { name, deletionTimestamp } = leaving.metadata;
    const error = leavingError(leaving);
    return {
      made: [...claimed, { do: "fail", error, failure: failed("Create", set, pod.metadata.name)(error) }],
      leaving: { claim: name, ...(deletionTimestamp !== undefined && { since: deletionTimestamp }) },
    };
  }
  const creation: Action = {
    do: "create",
    resource: "pods",
    object: pod,
    success: succeeded("Create", set, pod.metadata.name),
    failure: failed("Create", set, pod.metadata.name),
  };
  return { made: [...claimed, creation, ...ownerActions(set, pod, claims), ...firstOwnerActions(set, pod, claims)] };
}

/** Creates what a pending pod lacks of its claims, or fails, silently, while one of them is being deleted (createMissingPersistentVolumeClaims). */
export function claimActions(set: WireStatefulSet, ordinal: number, claims: Claims, pod: WirePod): Action[] {
  const made = createClaims(set, ordinal, claims, pod.metadata.name);
  const leaving = leavingClaim(set, ordinal, claims);
  if (leaving) return [...made, { do: "fail", error: leavingError(leaving) }];
  return [...made, ...ownerActions(set, pod, claims), ...firstOwnerActions(set, pod, claims)];
}

/** Gives a pod the identity of its slot and its claims their owners again (UpdateStatefulPod); told as an update even when only claims change. */
export function repairActions(set: WireStatefulSet, pod: WirePod, ordinal: number, claims: Claims): Action[] {
  const isWell = isWellIdentified(set, pod, ordinal);
  const repaired = isWell ? pod : identifiedPod(set, pod, ordinal);
  return [
    ...(isWell ? [] : createClaims(set, ordinal, claims, pod.metadata.name)),
    ...ownerActions(set, pod, claims),
    { do: "update", resource: "pods", object: repaired, success: succeeded("Update", set, pod.metadata.name) },
  ];
}

export function deletePod(set: WireStatefulSet, pod: WirePod): Action {
  return { do: "delete", ...targetOf("pods", pod), success: succeeded("Delete", set, pod.metadata.name) };
}

/** Creates the slot's claims that are not there; one that is there is used as it is. */
function createClaims(set: WireStatefulSet, ordinal: number, claims: Claims, pod: string): Action[] {
  const missing = claimsOfSet(set, ordinal).filter(({ metadata: { name } }) => !claims.has(name));
  return missing.map((object) => {
    const claim = object.metadata.name;
    const place = `in StatefulSet ${set.metadata.name}`;
    return {
      do: "create",
      resource: "persistentvolumeclaims",
      object,
      success: { type: "Normal", reason: "SuccessfulCreate", message: `Create Claim ${claim} Pod ${pod} ${place} success` },
      failure: (error) => ({
        type: "Warning",
        reason: "FailedCreate",
        message: `Create Claim ${claim} for Pod ${pod} ${place} failed error: ${error}`,
      }),
    };
  });
}

function leavingClaim(set: WireStatefulSet, ordinal: number, claims: Claims): WireClaim | undefined {
  const present = claimsOfSet(set, ordinal).map(({ metadata: { name } }) => claims.get(name));
  return present.find((claim) => claim !== undefined && isTerminating(claim));
}

function leavingError({ metadata }: WireClaim): string {
  return `pvc ${metadata.name} is being deleted`;
}

function succeeded(verb: "Create" | "Update" | "Delete", set: WireStatefulSet, pod: string): Announcement {
  return { type: "Normal", reason: `Successful${verb}`, message: `${verb} Pod ${pod} in StatefulSet ${set.metadata.name} successful` };
}

function failed(verb: "Create", set: WireStatefulSet, pod: string) {
  return (error: string): Announcement => ({
    type: "Warning",
    reason: `Failed${verb}`,
    message: `${verb} Pod ${pod} in StatefulSet ${set.metadata.name} failed error: ${error}`,
  });
}
