import type { Board, ClaimView, Slot } from "../board/board.ts";

/** What a retention policy means for the claims that there are. */
export interface RetentionPreview {
  /** Claims of the set's pods: what the policy is about. */
  own: readonly string[];
  /** Claims of ordinals without a pod: the controller looks at none of them, so they stay as they are. */
  leftBehind: readonly string[];
  /** Claims of the set's pods whose volumes go with them, for their reclaim policy is Delete. */
  lost: readonly string[];
  /** Pods on their way out of the set: with whenScaled Delete their claims go with them. */
  condemned: readonly string[];
}

/**
 * What persistentVolumeClaimRetentionPolicy will be applied to at the next sync. Mirrors the controller, which writes the owners of the claims of
 * pods in range and of condemned ones (updateClaimOwnerRefForSetAndPod), and of no others.
 */
export function retentionPreview({ slots }: Pick<Board, "slots">): RetentionPreview {
  const ordered = Object.values(slots).sort((a, b) => a.ordinal - b.ordinal);
  const present = (chosen: readonly Slot[]): ClaimView[] => chosen.flatMap(({ claims }) => claims.filter(({ uid }) => uid !== undefined));
  const own = present(ordered.filter(({ place }) => place !== "outside"));
  return {
    own: own.map(({ name }) => name),
    leftBehind: present(ordered.filter(({ place }) => place === "outside")).map(({ name }) => name),
    lost: own.filter(({ reclaimPolicy }) => reclaimPolicy === "Delete").map(({ name }) => name),
    condemned: ordered.filter(({ place }) => place === "condemned").map(({ podName }) => podName),
  };
}
