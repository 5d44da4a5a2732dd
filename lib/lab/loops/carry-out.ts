import type { Clock } from "../../clock.ts";
import type { Action, Announcement } from "../../controllers/action.ts";
import type { WireObject } from "../../controllers/objects/meta.ts";
import { deletePod } from "../registry/delete-pod.ts";
import type { Store } from "../store/store.ts";
import { StoreError } from "../store/store-error.ts";

/** Carries out a controller's actions in order, telling Events by `tell`. Throws at the first that fails, so that the key is tried again. */
export function carryOut(store: Store, clock: Clock, actions: readonly Action[], tell: (announcement: Announcement) => void): void {
  for (const action of actions) {
    if (action.do === "fail") {
      tell(action.failure);
      throw new Error(action.failure.message);
    }
    if (action.do === "delete") {
      removeObject(store, clock, action);
      if (action.success) tell(action.success);
    } else if (action.do === "update") store.update(action.resource, action.object as never);
    else createObject(store, action, tell);
  }
}

function createObject(store: Store, action: Extract<Action, { do: "create" }>, tell: (announcement: Announcement) => void): void {
  try {
    store.create(action.resource, action.object as never);
    if (action.success) tell(action.success);
  } catch (error) {
    // Somebody else's object of that name: the real controller says nothing about it, and tries again.
    if (!(error instanceof StoreError) && action.failure) tell(action.failure(error instanceof Error ? error.message : String(error)));
    throw error;
  }
}

function removeObject(store: Store, clock: Clock, { resource, namespace, name, uid }: Extract<Action, { do: "delete" }>): void {
  const object: WireObject | undefined = store.get(resource, namespace, name);
  if (!object || object.metadata.uid !== uid) return;
  const pod = resource === "pods" ? store.get("pods", namespace, name) : undefined;
  if (pod) deletePod(store, pod, clock.now());
  else store.remove(resource, namespace, name);
}
