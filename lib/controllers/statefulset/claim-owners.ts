import { type Action, targetOf } from "../action.ts";
import type { WireClaim } from "../objects/claim.ts";
import { controllerReference, type WireObject, type WireOwner } from "../objects/meta.ts";
import type { WirePod } from "../objects/pod.ts";
import type { WireStatefulSet } from "../objects/stateful-set.ts";
import { ordinalOf } from "./identity.ts";
import { claimsOfSet } from "./pod-of-set.ts";

type Claims = ReadonlyMap<string, WireClaim>;

/**
 * Writes the owners of a pod's claims as the retention policy wants them, and tells of a stranger that controls one (UpdatePodClaimForRetentionPolicy); claims that are not there are left
 * for later.
 */
export function ownerActions(set: WireStatefulSet, pod: WirePod, claims: Claims): Action[] {
  return claimsOf(set, pod).flatMap(({ metadata: { name } }): Action[] => {
    const claim = claims.get(name);
    if (!claim) return [];
    const warning: Action[] = hasStranger(claim, set, pod) ? [{ do: "tell", announcement: conflict(name) }] : [];
    if (isOwnedRightly(claim, set, pod)) return warning;
    return [...warning, { do: "own", ...targetOf("persistentvolumeclaims", claim), owners: wantedOwners(claim, set, pod) }];
  });
}

/** Owners of claims that the same sync creates together with their pod: a claim is made without any, and gets them by a second write, after its pod. */
export function firstOwnerActions(set: WireStatefulSet, pod: WirePod, claims: Claims): Action[] {
  return claimsOf(set, pod).flatMap((claim): Action[] => {
    const owners = claims.has(claim.metadata.name) ? [] : wantedOwners(claim, set, pod);
    return owners.length === 0 ? [] : [{ do: "own", ...targetOf("persistentvolumeclaims", claim), owners }];
  });
}

/** ClaimsMatchRetentionPolicy: a claim that is missing counts as matching, for it cannot be mended yet. */
export function ownersMatchPolicy(set: WireStatefulSet, pod: WirePod, claims: Claims): boolean {
  const present = claimsOf(set, pod).flatMap(({ metadata: { name } }) => claims.get(name) ?? []);
  return present.every((claim) => isOwnedRightly(claim, set, pod));
}

/** PodClaimIsStale: a claim still hangs on an earlier pod of this name, and goes with it; a new pod must not take it. */
export function staleClaim(set: WireStatefulSet, ordinal: number, pod: string, claims: Claims): string | undefined {
  if (set.spec.persistentVolumeClaimRetentionPolicy?.whenScaled !== "Delete") return undefined;
  const names = claimsOfSet(set, ordinal).map(({ metadata: { name } }) => name);
  return names.find((name) => ownersOf(claims.get(name)).some((owner) => owner.kind === "Pod" && owner.name === pod));
}

function claimsOf(set: WireStatefulSet, pod: WirePod): WireClaim[] {
  const ordinal = ordinalOf(set, pod.metadata.name);
  return ordinal === undefined ? [] : claimsOfSet(set, ordinal);
}

/** isClaimOwnerUpToDate: what an earlier set or pod of the name owns, or a stranger controls, is left alone, but that ours are taken off. */
function isOwnedRightly(claim: WireClaim, set: WireStatefulSet, pod: WirePod): boolean {
  if (hasNamesake(claim, set) || hasNamesake(claim, pod)) return true;
  const ours = ownersOf(claim).filter((owner) => isUidOf(owner, set) || isUidOf(owner, pod));
  if (hasStranger(claim, set, pod)) return ours.length === 0;
  if (ours.some((owner) => owner.controller !== true)) return false;
  const wanted = policyOwner(set, pod);
  return ours.length === (wanted ? 1 : 0) && ours.every((owner) => wanted !== undefined && isUidOf(owner, wanted));
}

/** updateClaimOwnerRefForSetAndPod: those of our names are scrubbed, then the one that the policy names is added, unless a stranger controls the claim. */
function wantedOwners(claim: WireClaim, set: WireStatefulSet, pod: WirePod): WireOwner[] {
  const others = ownersOf(claim).filter((owner) => !isNameOf(owner, set) && !isNameOf(owner, pod));
  const wanted = hasStranger(claim, set, pod) ? undefined : policyOwner(set, pod);
  return wanted && !others.some((owner) => isUidOf(owner, wanted)) ? [...others, controllerReference(wanted)] : others;
}

/** Who owns the claim of a pod by the retention policy: the pod when it is scaled away, the set while it is not, or nobody. */
function policyOwner(set: WireStatefulSet, pod: WirePod): WireObject | undefined {
  const { whenScaled, whenDeleted } = set.spec.persistentVolumeClaimRetentionPolicy ?? {};
  if (whenScaled === "Delete" && isCondemned(set, pod)) return pod;
  return whenDeleted === "Delete" ? set : undefined;
}

function isCondemned(set: WireStatefulSet, pod: WirePod): boolean {
  const ordinal = ordinalOf(set, pod.metadata.name) ?? -1;
  const start = set.spec.ordinals?.start ?? 0;
  return ordinal < start || ordinal >= start + (set.spec.replicas ?? 1);
}

/** hasUnexpectedController: somebody else controls the claim, or an earlier set or pod of the name owns it; of no matter while everything is retained. */
function hasStranger(claim: WireClaim, set: WireStatefulSet, pod: WirePod): boolean {
  const { whenScaled, whenDeleted } = set.spec.persistentVolumeClaimRetentionPolicy ?? {};
  if (whenScaled !== "Delete" && whenDeleted !== "Delete") return false;
  return ownersOf(claim).some((owner) => {
    const namesake = [set, pod].find((object) => isNameOf(owner, object));
    return namesake ? !isUidOf(owner, namesake) : owner.controller === true;
  });
}

/** hasStaleOwnerRef: the first owner of the object's kind and name is another object. */
function hasNamesake(claim: WireClaim, object: WireObject): boolean {
  const owner = ownersOf(claim).find((other) => isNameOf(other, object));
  return owner !== undefined && !isUidOf(owner, object);
}

function isNameOf(owner: WireOwner, { apiVersion, kind, metadata }: WireObject): boolean {
  return owner.apiVersion === apiVersion && owner.kind === kind && owner.name === metadata.name;
}

function isUidOf(owner: WireOwner, { metadata }: WireObject): boolean {
  return owner.uid === (metadata.uid ?? "");
}

function ownersOf(claim: WireClaim | undefined): readonly WireOwner[] {
  return claim?.metadata.ownerReferences ?? [];
}

function conflict(claim: string) {
  const message = `PersistentVolumeClaim ${claim} has a conflicting OwnerReference that acts as a manging controller, the retention policy is ignored for this claim`;
  return { type: "Warning", reason: "ConflictingController", message } as const;
}
