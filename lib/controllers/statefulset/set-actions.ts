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
  /** Claims of the slot that are being deleted, so that nothing can be created. */
  leaving: readonly WireClaim[];
}

/** Fills a slot: its missing claims, its pod, then the claims' owners; or the reason why not (CreateStatefulPod). */
export function podActions(set: WireStatefulSet, revision: WireControllerRevision, ordinal: number, claims: Claims): Creation {
  const pod = podOfSet(set, revision, ordinal);
  const { name } = pod.metadata;
  const claimed = createClaims(set, ordinal, claims, name, (error) => failed("Create", set, name)(error));
  const leaving = leavingClaims(set, ordinal, claims);
  if (leaving.length > 0) {
    const error = leavingError(leaving);
    return { made: [...claimed, { do: "fail", error, failure: failed("Create", set, name)(error) }], leaving };
  }
  const creation: Action = { do: "create", resource: "pods", object: pod, failure: failed("Create", set, name) };
  const owned = [...ownerActions(set, pod, claims), ...firstOwnerActions(set, pod, claims)];
  return { made: [...claimed, creation, ...owned, { do: "tell", announcement: succeeded("Create", set, name) }], leaving };
}

/**
 * Creates what a pending pod lacks of its claims, or fails, silently, while one of them is being deleted (createMissingPersistentVolumeClaims). Claims that it creates get no owner yet: the real
 * controller does not see them in the same sync.
 */
export function claimActions(set: WireStatefulSet, ordinal: number, claims: Claims, pod: WirePod): Action[] {
  const made = createClaims(set, ordinal, claims, pod.metadata.name);
  const leaving = leavingClaims(set, ordinal, claims);
  if (leaving.length > 0) return [...made, { do: "fail", error: leavingError(leaving) }];
  return [...made, ...ownerActions(set, pod, claims)];
}

/** Gives a pod the identity of its slot and its claims their owners again (UpdateStatefulPod); told as an update even when only claims change. */
export function repairActions(set: WireStatefulSet, pod: WirePod, ordinal: number, claims: Claims): Action[] {
  const isWell = isWellIdentified(set, pod, ordinal);
  const repaired = isWell ? pod : identifiedPod(set, pod, ordinal);
  return [
    ...(isWell ? [] : createClaims(set, ordinal, claims, pod.metadata.name)),
    ...ownerActions(set, pod, claims),
    {
      do: "update",
      resource: "pods",
      object: repaired,
      success: succeeded("Update", set, pod.metadata.name),
      failure: failed("Update", set, pod.metadata.name),
    },
  ];
}

export function deletePod(set: WireStatefulSet, pod: WirePod): Action {
  const { name } = pod.metadata;
  return { do: "delete", ...targetOf("pods", pod), success: succeeded("Delete", set, name), failure: failed("Delete", set, name) };
}

/** Creates the slot's claims that are not there; one that is there is used as it is. A failure is told of the claim, and, while the pod is to be created, of the pod. */
function createClaims(
  set: WireStatefulSet,
  ordinal: number,
  claims: Claims,
  pod: string,
  podFailed?: (error: string) => Announcement,
): Action[] {
  const missing = claimsOfSet(set, ordinal).filter(({ metadata: { name } }) => !claims.has(name));
  return missing.map((object) => {
    const claim = object.metadata.name;
    const place = `in StatefulSet ${set.metadata.name}`;
    const message = (error: string) => `Create Claim ${claim} for Pod ${pod} ${place} failed error: ${error}`;
    return {
      do: "create",
      resource: "persistentvolumeclaims",
      object,
      success: { type: "Normal", reason: "SuccessfulCreate", message: `Create Claim ${claim} Pod ${pod} ${place} success` },
      failure: (error) => [
        { type: "Warning", reason: "FailedCreate", message: message(error) },
        ...(podFailed ? [podFailed(`failed to create PVC ${claim}: ${error}`)] : []),
      ],
    };
  });
}

function leavingClaims(set: WireStatefulSet, ordinal: number, claims: Claims): WireClaim[] {
  const present = claimsOfSet(set, ordinal).flatMap(({ metadata: { name } }) => claims.get(name) ?? []);
  return present.filter(isTerminating);
}

/** Several errors are written as Go's aggregates are. */
function leavingError(claims: readonly WireClaim[]): string {
  const errors = claims.map(({ metadata }) => `pvc ${metadata.name} is being deleted`);
  return errors.length === 1 ? errors.join() : `[${errors.join(", ")}]`;
}

function succeeded(verb: "Create" | "Update" | "Delete", set: WireStatefulSet, pod: string): Announcement {
  return { type: "Normal", reason: `Successful${verb}`, message: `${verb} Pod ${pod} in StatefulSet ${set.metadata.name} successful` };
}

function failed(verb: "Create" | "Update" | "Delete", set: WireStatefulSet, pod: string) {
  return (error: string): Announcement => ({
    type: "Warning",
    reason: `Failed${verb}`,
    message: `${verb} Pod ${pod} in StatefulSet ${set.metadata.name} failed error: ${error}`,
  });
}
