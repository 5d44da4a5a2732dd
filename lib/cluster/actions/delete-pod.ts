import { AppError } from "../../errors.ts";
import type { PersonDoor, WriteOptions } from "../person/person-door.ts";
import type { Outcome } from "./change-set.ts";
import { checkConfirmed, replaced, type SeenObject } from "./seen-object.ts";

/**
 * Deletes the pod that was seen, and no later life of its name. Without `graceSeconds` the pod's own grace holds; 0 takes it out of the API at
 * once, whether or not its containers have ended, and needs the pod's name in `confirm`. Throws AppError.
 */
export async function deletePod(
  door: PersonDoor,
  pod: SeenObject,
  { graceSeconds, confirm }: { graceSeconds?: number | undefined; confirm?: string | undefined },
  options: WriteOptions,
): Promise<Outcome> {
  if (graceSeconds === 0) checkConfirmed(pod.name, confirm);
  const deleteOptions = {
    preconditions: { uid: pod.uid },
    ...(graceSeconds === undefined ? {} : { gracePeriodSeconds: graceSeconds }),
  };
  try {
    const { warnings } = await door.remove({ resource: "pods", namespace: pod.namespace, name: pod.name }, deleteOptions, options);
    return { changes: [{ path: `pod/${pod.name}`, before: "there", after: "deleted" }], dropped: [], warnings };
  } catch (error) {
    throw error instanceof AppError && error.code === "conflict" ? replaced(pod) : error;
  }
}
