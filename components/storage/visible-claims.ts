import type { ClaimPlace, StorageClaim } from "@/lib/statefulset/storage/storage-view.ts";
import { compareNames } from "../text/compare-names.ts";
import { placeWords } from "./claim-words.ts";

const order: Readonly<Record<ClaimPlace, number>> = { "in-range": 0, condemned: 0, "left-behind": 0, shared: 1, stray: 2 };

/** The claims that contain all words of `find`, by ordinal and template; after those the shared ones and the strays by name. */
export function visibleClaims(claims: Readonly<Record<string, StorageClaim>>, find: string): readonly StorageClaim[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  return Object.values(claims)
    .filter((claim) => words.length === 0 || contains(claim, words))
    .sort((a, b) => order[a.place] - order[b.place] || (a.ordinal ?? 0) - (b.ordinal ?? 0) || compareNames(a.name, b.name));
}

function contains(claim: StorageClaim, words: readonly string[]): boolean {
  const { name, phase, className, volume, owner, node, usedBy, notes, place } = claim;
  const parts = [
    name,
    phase,
    className,
    volume?.name,
    volume?.pinnedTo,
    volume?.source,
    volume?.reclaimPolicy,
    owner,
    node,
    placeWords[place],
  ];
  const text = [...parts, ...usedBy, ...notes.map(({ message }) => message)].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}
