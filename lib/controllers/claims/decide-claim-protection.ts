import { type Action, targetOf } from "../action.ts";
import type { WireClaim } from "../objects/claim.ts";
import { isTerminating, type WirePod } from "../objects/pod.ts";
import { deletionAskedAt, type WaitingFor } from "../waiting-for.ts";

export const claimProtection = "kubernetes.io/pvc-protection";

/** Lets a deleted claim go once no pod that has a node uses it (pvc_protection_controller.go); until then its finalizer keeps it. */
export function decideClaimProtection(claim: WireClaim, pods: readonly WirePod[]): Action[] {
  const finalizers = claim.metadata.finalizers ?? [];
  if (!isTerminating(claim) || !finalizers.includes(claimProtection) || pods.some((pod) => usesClaim(pod, claim))) return [];
  const kept = finalizers.filter((finalizer) => finalizer !== claimProtection);
  return [{ do: "finalize", ...targetOf("persistentvolumeclaims", claim), finalizers: kept }];
}

/** Pods for whose end a deleted claim waits. */
export function awaitedByClaim(claim: WireClaim, pods: readonly WirePod[]): WaitingFor[] {
  const since = deletionAskedAt(claim);
  if (since === undefined) return [];
  const users = pods.filter((pod) => usesClaim(pod, claim));
  return users.map(({ metadata }) => ({ rule: "in-use", claim: claim.metadata.name, pod: metadata.name, since }));
}

function usesClaim({ spec }: WirePod, { metadata }: WireClaim): boolean {
  const claims = (spec.volumes ?? []).map((volume) => volume.persistentVolumeClaim?.claimName);
  return spec.nodeName !== undefined && claims.includes(metadata.name);
}
