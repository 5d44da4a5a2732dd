import { AppError } from "../../errors.ts";
import type { PersonDoor } from "../person/person-door.ts";
import { toRaw } from "../project/raw.ts";
import type { CopiesRoot } from "./create-copies.ts";

/**
 * Deletes the ConfigMap that a run hangs on: the garbage collector then deletes the rest. Only one that has `label`, and only the very one that was
 * seen. That it is gone already is no error. Throws AppError.
 */
export async function removeCopies(door: PersonDoor, { namespace, name, uid }: CopiesRoot, label: string): Promise<void> {
  const target = { resource: "configmaps", namespace, name } as const;
  try {
    const { labels } = toRaw((await door.get(target)).metadata);
    if (!Object.hasOwn(toRaw(labels), label))
      throw new AppError("invalid", `ConfigMap ${namespace}/${name} is of no run on copies: it was left alone.`);
    await door.remove(target, { preconditions: { uid }, propagationPolicy: "Background" }, { dryRun: false });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "not_found") throw error;
  }
}
