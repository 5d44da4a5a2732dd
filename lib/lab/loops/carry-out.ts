import type { Action, Announcement, Target } from "../../controllers/action.ts";
import type { WireObject, WireOwner } from "../../controllers/objects/meta.ts";
import { deleteObject, writeFinalizers } from "../registry/delete-object.ts";
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
  switch (action.do) {
    case "fail":
      if (action.failure) tell(action.failure);
      throw new Error(action.error);
    case "create":
      createObject(hands, action, tell);
      return;
    case "update":
      store.update(action.resource, action.object as never);
      break;
    case "own":
      writeOwners(store, action, action.owners);
      return;
    case "finalize": {
      const object = find(store, action);
      if (object) writeFinalizers(store, action.resource, object as never, action.finalizers);
      return;
    }
    default: {
      const object = find(store, action);
      const { propagation } = action;
      if (object) deleteObject(store, action.resource, object as never, clock.now(), { ...(propagation && { propagation }) });
    }
  }
  if (action.success) tell(action.success);
}

function createObject({ store, random }: Hands, action: Extract<Action, { do: "create" }>, tell: Tell): void {
  const { metadata } = action.object;
  const name = metadata.name || `${metadata.generateName}${random.suffix(suffixLength)}`;
  try {
    store.create(action.resource, { ...action.object, metadata: { ...metadata, name } } as never);
    if (action.success) tell(typeof action.success === "function" ? action.success(name) : action.success);
  } catch (error) {
    // Somebody else's object of that name: the real controller says nothing about it, and tries again.
    if (!(error instanceof StoreError) && action.failure) tell(action.failure(error instanceof Error ? error.message : String(error)));
    throw error;
  }
}

function writeOwners(store: Store, target: Target, owners: readonly WireOwner[]): void {
  const object = find(store, target);
  if (!object) return;
  const { ownerReferences: _, ...metadata } = object.metadata;
  const written = { ...object, metadata: { ...metadata, ...(owners.length > 0 && { ownerReferences: [...owners] }) } };
  store.update(target.resource, written as never);
}

/** The object that is meant, unless it is gone, or another has taken its name. */
function find(store: Store, { resource, namespace, name, uid }: Target): WireObject | undefined {
  const object: WireObject | undefined = store.get(resource, namespace, name);
  return uid !== undefined && object?.metadata.uid !== uid ? undefined : object;
}
