import type { Board } from "../board/board.ts";

/** What becomes of a set's pods and revisions: deleted after it, deleted before it, or left without an owner. */
export type Cascade = "Background" | "Foreground" | "Orphan";

export interface DeleteSetPreview {
  pods: readonly string[];
  /** Claims that go with the set, and those that stay. */
  goingClaims: readonly string[];
  stayingClaims: readonly string[];
  /** Of those that go: what is on their volumes is lost, for the volumes' reclaim policy is Delete. */
  lostClaims: readonly string[];
}

/**
 * What goes with a set and what stays. With Orphan nothing but the set goes. Else its pods do, and claims that the set or its pods own: `owned`,
 * as their ownerReferences say it now, or, where that is not known, what whenDeleted asks for of ordinals that have a pod.
 */
export function deleteSetPreview(
  { set, slots }: Pick<Board, "set" | "slots">,
  cascade: Cascade,
  owned: ReadonlySet<string> | undefined,
): DeleteSetPreview {
  const ordered = Object.values(slots).sort((a, b) => a.ordinal - b.ordinal);
  const claims = ordered.flatMap(({ pod, claims: all }) => all.filter(({ uid }) => uid !== undefined).map((claim) => ({ claim, pod })));
  const goes = ({ claim, pod }: (typeof claims)[number]) =>
    cascade !== "Orphan" && (owned ? owned.has(claim.name) : set.retention.whenDeleted === "Delete" && pod !== undefined);
  const going = claims.filter(goes).map(({ claim }) => claim);
  return {
    pods: ordered.flatMap(({ pod }) => (pod ? [pod.name] : [])),
    goingClaims: going.map(({ name }) => name),
    stayingClaims: claims.filter((one) => !goes(one)).map(({ claim }) => claim.name),
    lostClaims: going.filter(({ reclaimPolicy }) => reclaimPolicy === "Delete").map(({ name }) => name),
  };
}
