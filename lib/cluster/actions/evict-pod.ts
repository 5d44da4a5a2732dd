import { AppError } from "../../errors.ts";
import type { PersonDoor, WriteOptions } from "../person/person-door.ts";
import type { Outcome } from "./change-set.ts";
import { replaced, type SeenObject } from "./seen-object.ts";

/** Evicts the pod that was seen, as a drain does: every disruption budget that covers it may refuse (AppError busy, in the API server's words). */
export async function evictPod(door: PersonDoor, pod: SeenObject, options: WriteOptions): Promise<Outcome> {
  const { namespace, name, uid } = pod;
  const eviction = {
    apiVersion: "policy/v1",
    kind: "Eviction",
    metadata: { namespace, name },
    deleteOptions: { preconditions: { uid } },
  };
  try {
    const { warnings } = await door.create({ resource: "pods", namespace, name, subresource: "eviction" }, eviction, options);
    return { changes: [{ path: `pod/${name}`, before: "there", after: "evicted" }], dropped: [], warnings };
  } catch (error) {
    throw error instanceof AppError && error.code === "conflict" ? replaced(pod) : error;
  }
}
