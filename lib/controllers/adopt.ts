import { type Action, targetOf } from "./action.ts";
import { controllerOwner, controllerReference, type WireObject } from "./objects/meta.ts";
import { isTerminating } from "./objects/pod.ts";
import type { Resource, WireObjects } from "./objects/wire-objects.ts";

export interface Adoption<R extends Resource> {
  /** What the controller has, as it will be when the actions are carried out. */
  owned: WireObjects[R][];
  actions: Action[];
}

/**
 * Sorts out what a controller owns (controller_ref_manager.go ClaimObject): its own that still match stay, those that match no longer are let
 * go, and orphans that match are taken, unless the controller or they are being deleted. What another controls is never touched.
 */
export function adopt<R extends Resource>(
  controller: WireObject,
  resource: R,
  candidates: readonly WireObjects[R][],
  matches: (object: WireObjects[R]) => boolean,
): Adoption<R> {
  const owned: WireObjects[R][] = [];
  const actions: Action[] = [];
  const write = (object: WireObjects[R], owners: WireObject["metadata"]["ownerReferences"] = []) => {
    actions.push({ do: "own", ...targetOf(resource, object), owners });
    return { ...object, metadata: { ...object.metadata, ownerReferences: owners } };
  };
  for (const object of candidates) {
    const owners = object.metadata.ownerReferences ?? [];
    const owner = controllerOwner(object);
    if (owner && owner.uid !== controller.metadata.uid) continue;
    if (owner && matches(object)) owned.push(object);
    else if (isTerminating(controller)) continue;
    else if (owner)
      write(
        object,
        owners.filter(({ uid }) => uid !== controller.metadata.uid),
      );
    else if (matches(object) && !isTerminating(object)) owned.push(write(object, [...owners, controllerReference(controller)]));
  }
  return { owned, actions };
}
