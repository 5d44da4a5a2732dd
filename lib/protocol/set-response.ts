import type { Board, ClaimView, ForeignPod, Slot } from "../statefulset/board/board.ts";

/** The answer of GET /api/statefulsets/<namespace>/<name>: a board whose rows are a list, in ordinal order. */
export interface SetResponse extends Pick<Board, "set" | "service" | "dark"> {
  ordinals: readonly Slot[];
  foreignPods: readonly ForeignPod[];
  /** Claims of ordinals that the set no longer has. */
  leftBehind: readonly (ClaimView & { ordinal: number })[];
}

export function toSetResponse({ slots, foreignPods, ...rest }: Board): SetResponse {
  const ordinals = Object.values(slots).sort((a, b) => a.ordinal - b.ordinal);
  const leftBehind = ordinals
    .filter((slot) => slot.place === "outside")
    .flatMap((slot) => slot.claims.filter((claim) => claim.uid !== undefined).map((claim) => ({ ...claim, ordinal: slot.ordinal })));
  return { ...rest, ordinals, foreignPods: Object.values(foreignPods), leftBehind };
}
