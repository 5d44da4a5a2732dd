import { type Action, targetOf } from "../action.ts";
import type { WireClaim } from "../objects/claim.ts";
import { controllerReference, type WireObject, type WireOwner } from "../objects/meta.ts";
import type { WirePod } from "../objects/pod.ts";
import type { WireStatefulSet } from "../objects/stateful-set.ts";
import { ordinalOf } from "./identity.ts";
import { claimsOfSet } from "./pod-of-set.ts";

type Claims = ReadonlyMap<string, WireClaim>;

/** Writes the owners of a pod's claims as the retention policy wants them (UpdatePodClaimForRetentionPolicy); claims that are not there are left for later. */
export function ownerActions(set: WireStatefulSet, pod: WirePod, claims: Claims): Action[] {
  return claimsOf(set, pod).flatMap(({ metadata: { name } }): Action[] => {
    const claim = claims.get(name);
    if (!claim || isOwnedRightly(claim, set, pod)) return [];
    return [{ do: "own", ...targetOf("persistentvolumeclaims", claim), owners: wantedOwners(claim, set, pod) }];
  });
}

/** Owners of claims that the same sync creates: a claim is made without any, and gets them by a second write, after its pod. */
export function firstOwnerActions(set: WireStatefulSet, pod: WirePod, claims: Claims): Action[] {
  return claimsOf(set, pod).flatMap((claim): Action[] => {
    const owners = claims.has(claim.metadata.name) ? [] : wantedOwners(claim, set, pod);
    return owners.length === 0 ? [] : [{ do: "own", ...targetOf("persistentvolumeclaims", claim), owners }];
  });
}

/** ClaimsMatchRetentionPolicy: a claim that is missing counts as matching, for it cannot be mended yet. */
export function ownersMatchPolicy(set: WireStatefulSet, pod: WirePod, claims: Claims): boolean {
  const present = claimsOf(set, pod).map(({ metadata: { name } }) => claims.get(name));
  return present.includes(undefined) || present.every((claim) => claim === undefined || isOwnedRightly(claim, set, pod));
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

/** isClaimOwnerUpToDate: what an earlier set or pod of the name, or a stranger, controls is left alone. */
function isOwnedRightly(claim: WireClaim, set: WireStatefulSet, pod: WirePod): boolean {
  const owners = ownersOf(claim);
  if (owners.some((owner) => isNamesake(owner, set) || isNamesake(owner, pod))) return true;
  const ours = owners.filter((owner) => isOwner(owner, set) || isOwner(owner, pod));
  if (hasStrangeController(owners, set, pod)) return ours.length === 0;
  if (ours.some((owner) => owner.controller !== true)) return false;
  const wanted = policyOwner(set, pod);
  return ours.length === (wanted ? 1 : 0) && ours.every((owner) => wanted !== undefined && isOwner(owner, wanted));
}

/** updateClaimOwnerRefForSetAndPod: ours are scrubbed, then the one that the policy names is added, unless a stranger controls the claim. */
function wantedOwners(claim: WireClaim, set: WireStatefulSet, pod: WirePod): WireOwner[] {
  const owners = ownersOf(claim);
  const others = owners.filter((owner) => !isOwner(owner, set) && !isOwner(owner, pod));
  const wanted = hasStrangeController(owners, set, pod) ? undefined : policyOwner(set, pod);
  return wanted ? [...others, controllerReference(wanted)] : others;
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

function hasStrangeController(owners: readonly WireOwner[], set: WireStatefulSet, pod: WirePod): boolean {
  return owners.some((owner) => owner.controller === true && !isOwner(owner, set) && !isOwner(owner, pod));
}

function isOwner(owner: WireOwner, { kind, metadata }: WireObject): boolean {
  return owner.kind === kind && owner.name === metadata.name && owner.uid === (metadata.uid ?? "");
}

function isNamesake(owner: WireOwner, { kind, metadata }: WireObject): boolean {
  return owner.kind === kind && owner.name === metadata.name && owner.uid !== (metadata.uid ?? "");
}

function ownersOf(claim: WireClaim | undefined): readonly WireOwner[] {
  return claim?.metadata.ownerReferences ?? [];
}
