import { AppError } from "../../errors.ts";
import type { PersonDoor, Target } from "../person/person-door.ts";
import { toRaw, toText } from "../project/raw.ts";

/** A pod or a claim as the person saw it: this very object, not a later one of the same name. */
export interface SeenObject {
  namespace: string;
  name: string;
  uid: string;
}

/** The object as it is now, if it still is the one that was seen. Throws AppError (not_found, …). */
export async function getSeenObject(
  door: PersonDoor,
  resource: Target["resource"],
  seen: SeenObject,
): Promise<Readonly<Record<string, unknown>>> {
  const object = await door.get({ resource, namespace: seen.namespace, name: seen.name });
  if (toText(toRaw(object.metadata).uid) !== seen.uid) throw replaced(seen);
  return object;
}

/** What is said when the name has gone to another object meanwhile. */
export function replaced({ namespace, name }: SeenObject): AppError {
  return new AppError(
    "conflict",
    `${namespace}/${name} was replaced meanwhile: another object has its name now. Nothing was done to that one. Look at it first.`,
  );
}

/** Throws AppError (invalid) unless the name was typed as it is. */
export function checkConfirmed(name: string, confirm: string | undefined): void {
  if (confirm !== name) throw new AppError("invalid", `Nothing was done: it has to be confirmed by its name, ${name}.`);
}
