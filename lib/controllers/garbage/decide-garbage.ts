import { type Action, type Target, targetOf } from "../action.ts";
import type { WireObject } from "../objects/meta.ts";
import { isTerminating } from "../objects/pod.ts";
import type { Resource } from "../objects/wire-objects.ts";

import { deletionAskedAt, type WaitingFor } from "../waiting-for.ts";

export const foregroundFinalizer = "foregroundDeletion";
export const orphanFinalizer = "orphan";

export interface Item {
  resource: Resource;
  object: WireObject;
}

/** Who hangs on whom, by uid; of things that exist. */
export interface OwnerGraph {
  find(uid: string): Item | undefined;
  dependentsOf(uid: string): readonly Item[];
}

/**
 * What the garbage collector does about one object (garbagecollector.go attemptToDeleteItem): one that is deleted in the foreground waits for its
 * dependents, one that leaves orphans lets them go first, one whose owners are all gone, or wait for it, is deleted; references to owners that are gone
 * are dropped while another owner stays. An object without owners is nobody's garbage.
 */
export function decideGarbage({ resource, object }: Item, graph: OwnerGraph): Action[] {
  const finalizers = object.metadata.finalizers ?? [];
  const dependents = graph.dependentsOf(object.metadata.uid ?? "");
  if (isTerminating(object)) {
    if (finalizers.includes(orphanFinalizer)) return [...letGo(object, dependents), without(orphanFinalizer, resource, object)];
    const waits = dependents.some((dependent) => isBlocking(dependent, object));
    return !waits && finalizers.includes(foregroundFinalizer) ? [without(foregroundFinalizer, resource, object)] : [];
  }
  return decideByOwners(resource, object, dependents, graph);
}

/** Why an object that is being deleted is still there: dependents that block it in the foreground, or finalizers of somebody's; empty while nobody deletes it. */
export function awaitedByGarbage({ object }: Item, graph: OwnerGraph): WaitingFor[] {
  const since = deletionAskedAt(object);
  if (since === undefined) return [];
  const finalizers = object.metadata.finalizers ?? [];
  const blocking = graph.dependentsOf(object.metadata.uid ?? "").filter((dependent) => isBlocking(dependent, object));
  const foreground = finalizers.includes(foregroundFinalizer) ? blocking : [];
  const others = finalizers.filter((finalizer) => finalizer !== foregroundFinalizer && finalizer !== orphanFinalizer);
  return [
    ...foreground.map(({ object: { kind, metadata } }): WaitingFor => ({ rule: "dependents", object: `${kind}/${metadata.name}`, since })),
    ...(others.length > 0
      ? [{ rule: "finalizers", object: `${object.kind}/${object.metadata.name}`, finalizers: others, since } as const]
      : []),
  ];
}

function decideByOwners(resource: Resource, object: WireObject, dependents: readonly Item[], graph: OwnerGraph): Action[] {
  const owners = object.metadata.ownerReferences ?? [];
  const found = owners.map((owner) => ({ owner, object: graph.find(owner.uid)?.object }));
  const solid = found.filter((item) => item.object && !waitsForDependents(item.object));
  if (solid.length === owners.length) return [];
  if (solid.length > 0) return [{ do: "own", ...target(resource, object), owners: solid.map(({ owner }) => owner) }];
  const isAwaited = found.some((item) => item.object);
  const propagation = isAwaited && dependents.length > 0 ? "Foreground" : "Background";
  return [{ do: "delete", ...target(resource, object), propagation }];
}

function waitsForDependents(owner: WireObject): boolean {
  return isTerminating(owner) && owner.metadata.finalizers?.includes(foregroundFinalizer) === true;
}

function isBlocking({ object }: Item, owner: WireObject): boolean {
  return (object.metadata.ownerReferences ?? []).some(({ uid, blockOwnerDeletion }) => uid === owner.metadata.uid && blockOwnerDeletion);
}

function letGo(owner: WireObject, dependents: readonly Item[]): Action[] {
  return dependents.map(({ resource, object }) => {
    const owners = (object.metadata.ownerReferences ?? []).filter(({ uid }) => uid !== owner.metadata.uid);
    return { do: "own", ...target(resource, object), owners };
  });
}

function without(finalizer: string, resource: Resource, object: WireObject): Action {
  const finalizers = (object.metadata.finalizers ?? []).filter((other) => other !== finalizer);
  return { do: "finalize", ...target(resource, object), finalizers };
}

function target(resource: Resource, object: WireObject): Target {
  return targetOf(resource, object as never);
}
