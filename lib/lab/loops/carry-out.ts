import type { Action, Announcement, Target } from "../../controllers/action.ts";
import type { WireObject, WireOwner } from "../../controllers/objects/meta.ts";
import type { Resource } from "../../controllers/objects/wire-objects.ts";
import { deleteObject, writeFinalizers } from "../registry/delete-object.ts";
import { type AnyDefinition, registry } from "../registry/registry.ts";
import { updateObject } from "../registry/update-object.ts";
import type { Store } from "../store/store.ts";
import { StoreError } from "../store/store-error.ts";
import type { LoopContext } from "./loop-context.ts";

type Tell = (announcement: Announcement) => void;
type Hands = Pick<LoopContext, "store" | "clock" | "random">;

const suffixLength = 5;

/** Carries out a controller's actions in order, telling Events by `tell`. Throws at the first that fails, so that the key is tried again. */
export function carryOut(hands: Hands, actions: readonly Action[], tell: Tell = () => {}): void {
  for (const action of actions) carryOutOne(hands, action, tell);
}

function carryOutOne(hands: Hands, action: Action, tell: Tell): void {
  const { store, clock } = hands;
  if (action.do === "create") {
    createObject(hands, action, tell);
    return;
  }
  if (action.do === "tell") {
    tell(action.announcement);
    return;
  }
  if (action.do === "fail") {
    if (action.failure) tell(action.failure);
    throw new Error(action.error);
  }
  if (action.do === "update" && action.failure) {
    updateAsAPerson(store, action, tell);
    return;
  }
  if (action.do === "update") {
    store.update(action.resource, withGeneration(store, action.resource, action.object) as never);
    if (action.success) tell(action.success);
    return;
  }
  const object = find(store, action);
  if (action.do === "own" && object) writeOwners(store, action, object, action.owners);
  else if (action.do === "finalize" && object) writeFinalizers(store, action.resource, object as never, action.finalizers);
  else if (action.do === "delete") {
    const { propagation, grace } = action;
    if (object)
      deleteObject(store, action.resource, object as never, clock.now(), {
        ...(propagation && { propagation }),
        ...(grace !== undefined && { grace }),
      });
    if (action.success) tell(action.success);
  }
}

/** A write that the API server may refuse, and then a failure is told: of objects that a person has made, too. */
function updateAsAPerson(store: Store, { resource, object, success, failure }: Extract<Action, { do: "update" }>, tell: Tell): void {
  const old: WireObject | undefined = store.get(resource, object.metadata.namespace ?? "", object.metadata.name);
  try {
    if (old) updateObject(store, registry[resource] as unknown as AnyDefinition, object, old);
    if (success) tell(success);
  } catch (error) {
    if (failure) tell(failure(error instanceof Error ? error.message : String(error)));
    throw error;
  }
}

/** A write that changes the spec raises the generation of a kind that has one. */
function withGeneration(store: Store, resource: Resource, object: WireObject & { spec?: unknown }): WireObject {
  const old: (WireObject & { spec?: unknown }) | undefined = store.get(resource, object.metadata.namespace ?? "", object.metadata.name);
  const generation = old?.metadata.generation;
  if (generation === undefined || JSON.stringify(old?.spec) === JSON.stringify(object.spec)) return object;
  return { ...object, metadata: { ...object.metadata, generation: generation + 1 } };
}

function createObject({ store, random }: Hands, action: Extract<Action, { do: "create" }>, tell: Tell): void {
  const { metadata } = action.object;
  const name = metadata.name || `${metadata.generateName}${random.suffix(suffixLength)}`;
  try {
    store.create(action.resource, { ...action.object, metadata: { ...metadata, name } } as never);
    if (action.success) tell(typeof action.success === "function" ? action.success(name) : action.success);
  } catch (error) {
    // Somebody else's object of that name: the real controller says nothing about it, and tries again.
    if (!(error instanceof StoreError) && action.failure) {
      const failure = action.failure(error instanceof Error ? error.message : String(error));
      for (const announcement of Array.isArray(failure) ? failure : [failure]) tell(announcement);
    }
    throw error;
  }
}

function writeOwners(store: Store, { resource }: Target, object: WireObject, owners: readonly WireOwner[]): void {
  const { ownerReferences: _, ...metadata } = object.metadata;
  const written = { ...object, metadata: { ...metadata, ...(owners.length > 0 && { ownerReferences: [...owners] }) } };
  store.update(resource, written as never);
}

/** The object that is meant, unless it is gone, or another has taken its name. */
function find(store: Store, { resource, namespace, name, uid }: Target): WireObject | undefined {
  const object: WireObject | undefined = store.get(resource, namespace, name);
  return uid !== undefined && object?.metadata.uid !== uid ? undefined : object;
}
