import type { Propagation } from "../../controllers/action.ts";
import { foregroundFinalizer, orphanFinalizer } from "../../controllers/garbage/decide-garbage.ts";
import type { WireObject } from "../../controllers/objects/meta.ts";
import { isTerminating } from "../../controllers/objects/pod.ts";
import type { Resource, WireObjects } from "../../controllers/objects/wire-objects.ts";
import { toWireTime } from "../../controllers/wire-time.ts";
import type { Store } from "../store/store.ts";
import { deletePod } from "./delete-pod.ts";
import { registry } from "./registry.ts";

export interface DeletionOptions {
  propagation?: Propagation;
  /** Seconds that a pod is given to end; nothing else has a grace. */
  grace?: number;
}

/**
 * Deletes an object as the API server does (registry store Delete, rest.BeforeDelete): at once, unless a finalizer keeps it, which foreground deletion
 * and orphaning add; then it is marked, and goes with its last finalizer. Answers it as it was last stored.
 */
export function deleteObject<R extends Resource>(
  store: Store,
  resource: R,
  object: WireObjects[R],
  now: number,
  { propagation = "Background", grace }: DeletionOptions = {},
): WireObjects[R] {
  const { namespace = "", name } = object.metadata;
  const finalizers = finalizersFor(object, propagation);
  const kept = { ...object, metadata: { ...object.metadata, ...(finalizers.length > 0 && { finalizers }) } };
  const begun = registry[resource].beginDeletion?.(object);
  if (begun) {
    const deletionTimestamp = object.metadata.deletionTimestamp ?? toWireTime(now);
    return store.update(resource, { ...begun, metadata: { ...kept.metadata, deletionTimestamp } });
  }
  if (resource === "pods") return deletePod(store, kept as never, now, grace) as WireObjects[R];
  if (finalizers.length === 0) return store.remove(resource, namespace, name);
  const { generation, deletionTimestamp } = object.metadata;
  const mark = {
    deletionTimestamp: deletionTimestamp ?? toWireTime(now),
    deletionGracePeriodSeconds: 0,
    ...(generation !== undefined && { generation: deletionTimestamp === undefined ? generation + 1 : generation }),
  };
  return store.update(resource, { ...kept, metadata: { ...kept.metadata, ...mark } });
}

/** Writes an object's finalizers; without any left, one that is being deleted and has no grace left goes for good. */
export function writeFinalizers<R extends Resource>(
  store: Store,
  resource: R,
  object: WireObjects[R],
  finalizers: readonly string[],
): void {
  const { finalizers: _, ...metadata } = object.metadata;
  const written = { ...object, metadata: { ...metadata, ...(finalizers.length > 0 && { finalizers: [...finalizers] }) } };
  const goes = finalizers.length === 0 && isTerminating(object) && (metadata.deletionGracePeriodSeconds ?? 0) === 0;
  if (goes) store.remove(resource, metadata.namespace ?? "", metadata.name);
  else store.update(resource, written);
}

function finalizersFor({ metadata }: WireObject, propagation: Propagation): string[] {
  const own = (metadata.finalizers ?? []).filter((finalizer) => finalizer !== foregroundFinalizer && finalizer !== orphanFinalizer);
  if (propagation === "Foreground") return [...own, foregroundFinalizer];
  return propagation === "Orphan" ? [...own, orphanFinalizer] : own;
}
