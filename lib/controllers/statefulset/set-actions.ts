import type { Action } from "../action.ts";
import type { WireClaim } from "../objects/claim.ts";
import type { WireControllerRevision } from "../objects/controller-revision.ts";
import { isTerminating, type WirePod } from "../objects/pod.ts";
import type { WireStatefulSet } from "../objects/stateful-set.ts";
import { podName } from "./identity.ts";
import { claimsOfSet, podOfSet } from "./pod-of-set.ts";

/** Fills a slot: its missing claims, then its pod; or the reason why not (CreateStatefulPod, with the recorded words). */
export function podActions(
  set: WireStatefulSet,
  revision: WireControllerRevision,
  ordinal: number,
  claims: ReadonlyMap<string, WireClaim>,
): Action[] {
  const pod = podName(set, ordinal);
  const leaving = claimsOfSet(set, ordinal).find(({ metadata: { name } }) => isLeaving(claims.get(name)));
  if (leaving) return [{ do: "fail", failure: podFailure(set, pod)(`pvc ${leaving.metadata.name} is being deleted`) }];
  return [
    ...claimActions(set, ordinal, claims, pod),
    {
      do: "create",
      resource: "pods",
      object: podOfSet(set, revision, ordinal),
      success: { type: "Normal", reason: "SuccessfulCreate", message: `Create Pod ${pod} in StatefulSet ${set.metadata.name} successful` },
      failure: podFailure(set, pod),
    },
  ];
}

function isLeaving(claim: WireClaim | undefined): boolean {
  return claim !== undefined && isTerminating(claim);
}

function podFailure(set: WireStatefulSet, pod: string) {
  return (error: string) => ({
    type: "Warning" as const,
    reason: "FailedCreate",
    message: `Create Pod ${pod} in StatefulSet ${set.metadata.name} failed error: ${error}`,
  });
}

/** Creates the slot's claims that are not there; one that is there is used as it is. */
export function claimActions(set: WireStatefulSet, ordinal: number, claims: ReadonlyMap<string, WireClaim>, pod: string): Action[] {
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

export function deletePod(set: WireStatefulSet, pod: WirePod): Action {
  const { name, namespace = "", uid = "" } = pod.metadata;
  return {
    do: "delete",
    resource: "pods",
    namespace,
    name,
    uid,
    success: { type: "Normal", reason: "SuccessfulDelete", message: `Delete Pod ${name} in StatefulSet ${set.metadata.name} successful` },
  };
}
