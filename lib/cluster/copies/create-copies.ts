import { AppError } from "../../errors.ts";
import type { PersonDoor } from "../person/person-door.ts";
import { toRaw, toText } from "../project/raw.ts";
import type { Resource } from "../requests/resources.ts";

/** An object that is to be made, and where its kind lives. */
export interface NewObject {
  resource: Resource;
  object: { metadata: { name: string; namespace?: string } };
}

/** The ConfigMap that everything of a run hangs on. */
export interface CopiesRoot {
  namespace: string;
  name: string;
  uid: string;
}

/** Makes the ConfigMap that a run hangs on. Throws AppError; then there is nothing. */
export async function createRoot(door: PersonDoor, namespace: string, root: NewObject): Promise<CopiesRoot> {
  return { namespace, name: root.object.metadata.name, uid: await create(door, namespace, root) };
}

/** Makes an object that goes when the root goes, and answers its uid. The root does not wait for it. Throws AppError. */
export function createOwned(door: PersonDoor, root: CopiesRoot, { resource, object }: NewObject): Promise<string> {
  const metadata = { ...object.metadata, ownerReferences: [ownedBy(root)] };
  return create(door, root.namespace, { resource, object: { ...object, metadata } });
}

/** What an object's metadata says to go with the root. */
export function ownedBy({ name, uid }: CopiesRoot) {
  return { apiVersion: "v1", kind: "ConfigMap", name, uid, controller: false, blockOwnerDeletion: false };
}

async function create(door: PersonDoor, namespace: string, { resource, object }: NewObject & { object: object }): Promise<string> {
  const written = await door.add(resource, namespace, object, { dryRun: false });
  const uid = toText(toRaw(written.object.metadata).uid);
  if (uid === undefined) throw new AppError("unavailable", "The API server did not say what it created.");
  return uid;
}
