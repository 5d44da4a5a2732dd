import type { ClaimView } from "@/lib/statefulset/board/board.ts";
import type { Tone } from "../encoding/slot-state.ts";
import { readableQuantity } from "../text/format-bytes.ts";

const shortModes: Readonly<Record<string, string>> = {
  ReadWriteOnce: "RWO",
  ReadOnlyMany: "ROX",
  ReadWriteMany: "RWX",
  ReadWriteOncePod: "RWOP",
};

/** A claim's small print: "Bound · 1 GiB · RWO", "Bound · same volume as before", "left behind · 1 GiB · Retain". */
export function claimWords(claim: ClaimView, isLeftBehind: boolean): string {
  const size = claim.capacity ?? claim.requested;
  const sizeWords = size === undefined ? [] : [readableQuantity(size)];
  if (claim.phase === "Missing") return "no such claim";
  if (isLeftBehind) return ["left behind", ...sizeWords, ...(claim.reclaimPolicy ? [claim.reclaimPolicy] : [])].join(" · ");
  const phase = claim.deletedAt === undefined ? claim.phase : `${claim.phase}, being deleted`;
  if (claim.sameVolume) return [phase, "same volume as before"].join(" · ");
  return [phase, ...sizeWords, ...claim.accessModes.map((mode) => shortModes[mode] ?? mode)].join(" · ");
}

/** Bound is well, Lost is failure, the rest waits. */
export function claimTone(claim: ClaimView): Tone {
  if (claim.deletedAt !== undefined) return "wait";
  if (claim.phase === "Bound") return "ready";
  return claim.phase === "Lost" ? "fail" : "wait";
}
