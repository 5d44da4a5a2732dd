import type { Note } from "../note.ts";
import type { Claim } from "../objects/claim.ts";
import { controllerOf } from "../objects/meta.ts";
import type { Pod } from "../objects/pod.ts";
import type { StatefulSet } from "../objects/stateful-set.ts";
import { isInRange } from "../ordinal.ts";

type Owned = Pick<Claim, "owners">;

/** Who owns a claim, and what that means for it. */
export function ownerWords({ owners }: Owned, set: Pick<StatefulSet, "uid">, pod: Pick<Pod, "uid"> | undefined): string {
  if (owners.length === 0) return "no owner: it stays";
  return owners
    .map(({ kind, name, uid }) => {
      const isGone = (kind === "StatefulSet" && uid !== set.uid) || (kind === "Pod" && uid !== pod?.uid);
      return `${kind} ${name}${isGone ? " of an earlier life" : ": goes with it"}`;
    })
    .join(", ");
}

/**
 * What the retention policy asks for as the owner of a claim whose pod exists: nobody, the set or the pod. Mirrors isClaimOwnerUpToDate in
 * kubernetes/pkg/controller/statefulset/stateful_set_utils.go.
 */
function wantedOwner({ retention, ...set }: StatefulSet, ordinal: number): "nobody" | "the set" | "the pod" {
  if (!isInRange(ordinal, set) && retention.whenScaled === "Delete") return "the pod";
  return retention.whenDeleted === "Delete" ? "the set" : "nobody";
}

/** A note where the claim's owner is not the one that the policy asks for. Where the pod is gone the controller changes nothing any more. */
export function ownerNotes(claim: Owned, set: StatefulSet, pod: Pod | undefined, ordinal: number): Note[] {
  const controller = controllerOf(claim);
  if (controller?.kind === "Pod" && controller.name === `${set.name}-${ordinal}` && controller.uid !== pod?.uid) {
    const message = "It belongs to an earlier pod of this name and is being collected; the controller makes no new pod until it is gone.";
    return [{ code: "stale", tone: "wait", message }];
  }
  if (!pod) return [];
  const wanted = wantedOwner(set, ordinal);
  const found =
    controller === undefined ? "nobody" : controller.uid === set.uid ? "the set" : controller.uid === pod.uid ? "the pod" : "other";
  if (found === wanted) return [];
  const message =
    found === "other"
      ? `It is controlled by ${controller?.kind} ${controller?.name}, so the set's controller leaves its owner alone, whatever the retention policy says.`
      : `By the retention policy ${wanted} would own it, now ${found === "nobody" ? "nobody does" : `${found} does`}: the controller has not written that yet.`;
  return [{ code: "owner", tone: "wait", message }];
}
