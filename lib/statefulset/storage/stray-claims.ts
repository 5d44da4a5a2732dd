import type { Claim } from "../objects/claim.ts";
import type { Pod } from "../objects/pod.ts";
import { parseOrdinal } from "../ordinal.ts";
import type { StorageInput } from "./storage-input.ts";

/** So many are shown at the most; of the others only the number is said. */
export const strayClaimsMax = 100;

/**
 * Claims that are named like those of a set of the same claim templates which does not exist, and that nobody owns or uses: most likely left behind
 * by a set that was deleted. By the name alone, which nothing else may have; so it is said, not known.
 */
export function strayClaims(
  { set, sets }: Pick<StorageInput, "set" | "sets">,
  claims: ReadonlyMap<string, Claim>,
  users: ReadonlyMap<string, readonly Pod[]>,
): { strays: readonly { claim: Claim; ofSet: string }[]; leftOut: number } {
  const taken = new Set<string>();
  for (const { name, claimTemplates } of sets) for (const template of claimTemplates) taken.add(`${template.name}-${name}`);
  const strays: { claim: Claim; ofSet: string }[] = [];
  for (const claim of claims.values()) {
    const parent = parseOrdinal(claim.name)?.parent;
    if (parent === undefined || taken.has(parent) || claim.owners.length > 0 || users.has(claim.name)) continue;
    const template = set.claimTemplates.find(({ name }) => parent.startsWith(`${name}-`) && parent.length > name.length + 1);
    if (template) strays.push({ claim, ofSet: parent.slice(template.name.length + 1) });
  }
  strays.sort((a, b) => a.claim.name.localeCompare(b.claim.name, "en", { numeric: true }));
  return { strays: strays.slice(0, strayClaimsMax), leftOut: Math.max(0, strays.length - strayClaimsMax) };
}
