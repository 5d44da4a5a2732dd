import type { Claim } from "../../statefulset/objects/claim.ts";
import type { PersonDoor } from "../person/person-door.ts";
import { type CopiesRoot, ownedBy } from "./create-copies.ts";

/** Hangs claims that nobody owns on the run's root, as of an API server that does not delete a set's claims with it. Throws AppError. */
export async function ownClaims(door: PersonDoor, root: CopiesRoot, claims: Iterable<Claim>): Promise<void> {
  for (const { namespace, name, uid, owners } of claims) {
    if (owners.length > 0) continue;
    const patch = { metadata: { uid, ownerReferences: [ownedBy(root)] } };
    await door.patch({ resource: "persistentvolumeclaims", namespace, name }, "merge", patch, { dryRun: false });
  }
}
