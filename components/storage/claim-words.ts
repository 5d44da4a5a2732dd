import type { ClaimUsage } from "@/lib/protocol/usage-response.ts";
import type { ClaimPlace, StorageClaim } from "@/lib/statefulset/storage/storage-view.ts";
import type { Tone } from "../encoding/slot-state.ts";
import { formatBytes, quantityBytes, readableQuantity } from "../text/format-bytes.ts";

/** Where a claim stands, in words; nothing where it is as it should be. */
export const placeWords: Readonly<Record<ClaimPlace, string>> = {
  "in-range": "",
  condemned: "its pod is to go",
  "left-behind": "left behind",
  shared: "named by the pod template",
  stray: "of a set that does not exist",
};

const shortModes: Readonly<Record<string, string>> = {
  ReadWriteOnce: "RWO",
  ReadOnlyMany: "ROX",
  ReadWriteMany: "RWX",
  ReadWriteOncePod: "RWOP",
};

/** Access modes as kubectl shortens them. */
export function modeWords(modes: readonly string[]): string {
  return modes.map((mode) => (Object.hasOwn(shortModes, mode) ? (shortModes[mode] ?? mode) : mode)).join(" ");
}

/** A claim's state in a word or two. */
export function phaseWords({ phase, deletedAt }: StorageClaim): string {
  if (phase === "Missing") return "No such claim";
  if (phase === "Unknown") return "Not known";
  return deletedAt === undefined ? phase : `${phase}, ending`;
}

/** Bound is well; what is lost, missing though wanted, or about to be lost is failure; the rest waits. */
export function phaseTone({ phase, notes }: StorageClaim): Tone {
  if (notes.some(({ tone }) => tone === "fail")) return "fail";
  if (phase === "Bound") return "ready";
  return phase === "Missing" || phase === "Unknown" ? "end" : "wait";
}

/** What the claim has, or else asks for. */
export function sizeWords({ capacity, requested }: StorageClaim): string {
  const size = capacity ?? requested;
  return size === undefined ? "" : readableQuantity(size);
}

/** The small print below the size: what is asked for where that differs, and what is used once it was measured. */
export function sizeDetail({ capacity, requested }: StorageClaim, usage: ClaimUsage | undefined): string {
  const asked =
    requested !== undefined && requested !== capacity
      ? [capacity === undefined ? "asked for" : `asked for ${readableQuantity(requested)}`]
      : [];
  const used = usage === undefined ? [] : [usedWords(usage, quantityBytes(capacity))];
  return [...asked, ...used].join(" · ");
}

/** A directory of a node's disk is measured as that whole disk: then it is not the claim's own use that is known. */
function usedWords({ usedBytes, capacityBytes }: ClaimUsage, claimBytes: number): string {
  const isShared = capacityBytes !== undefined && claimBytes > 0 && capacityBytes > 2 * claimBytes;
  if (!isShared) return `used ${formatBytes(usedBytes)}`;
  return `own use not known; the disk it shares: ${formatBytes(usedBytes)} of ${formatBytes(capacityBytes)} used`;
}

/** The small print below the volume's name: what becomes of it, what it is, and where it can be used. */
export function volumeWords({ volume }: StorageClaim): string {
  if (!volume) return "";
  return [volume.reclaimPolicy, volume.source, volume.pinnedTo].filter((part) => part !== undefined).join(" · ");
}
