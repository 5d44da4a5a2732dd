import type { WireObject } from "../../controllers/objects/meta.ts";
import { isTerminating } from "../../controllers/objects/pod.ts";
import { isSameJson } from "../store/is-same-json.ts";
import type { Store, WriteOptions } from "../store/store.ts";
import type { AnyDefinition } from "./registry.ts";

export interface UpdateOptions extends WriteOptions {
  /** Only the status is written, or everything but the status. */
  part?: "status" | "rest";
}

interface Body extends WireObject {
  status?: unknown;
}

/**
 * Replaces an object as the API server does for a person (registry store Update, rest.BeforeUpdate): what the server owns stays, the other part
 * stays, the generation counts changes of what is wanted. One that is being deleted goes with its last finalizer. Throws StatusError (422).
 */
export function updateObject(store: Store, definition: AnyDefinition, next: Body, old: Body, options: UpdateOptions = {}): WireObject {
  const { resource } = definition;
  const part = options.part ?? "rest";
  const metadata = keptMetadata(next, old);
  // A Deployment's labels cannot be changed by way of its status; other kinds' can.
  const kept = definition.counts === "annotations" ? { ...metadata, labels: old.metadata.labels } : metadata;
  const candidate =
    part === "status" ? withStatus({ ...old, metadata: kept } as Body, next.status) : withRest(definition, { ...next, metadata }, old);
  const prepared: WireObject = part === "status" ? candidate : store.prepareUpdate(resource, candidate as never, old as never);
  const written = definition.counts && part === "rest" ? counted(definition, prepared, old) : prepared;
  const { namespace = "", name, finalizers = [], deletionGracePeriodSeconds: grace = 0 } = written.metadata;
  if (isTerminating(old) && finalizers.length === 0 && grace === 0) {
    if (options.dryRun !== true) store.remove(resource, namespace, name);
    return written;
  }
  return store.update(resource, written as never, options);
}

/** What the server alone says of an object, and a client can only repeat. */
function keptMetadata({ metadata }: WireObject, old: WireObject): WireObject["metadata"] {
  const { generation, creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds, namespace } = old.metadata;
  const { generation: _g, deletionTimestamp: _d, deletionGracePeriodSeconds: _s, ...given } = metadata;
  return {
    ...given,
    name: old.metadata.name,
    ...(namespace !== undefined && { namespace }),
    ...(creationTimestamp !== undefined && { creationTimestamp }),
    ...(generation !== undefined && { generation }),
    ...(deletionTimestamp !== undefined && { deletionTimestamp }),
    ...(deletionGracePeriodSeconds !== undefined && { deletionGracePeriodSeconds }),
    uid: metadata.uid ?? old.metadata.uid ?? "",
  };
}

function withStatus(object: Body, status: unknown): Body {
  // What is undefined is not stored.
  return { ...object, status };
}

function withRest({ subresources }: AnyDefinition, next: Body, old: Body): Body {
  const hasStatus = subresources.some(({ name }) => name === "status");
  const typed = { ...next, apiVersion: old.apiVersion, kind: old.kind };
  return hasStatus ? withStatus(typed, old.status) : typed;
}

function counted({ counts }: AnyDefinition, next: Body, old: Body): WireObject {
  const wanted = ({ metadata, status: _s, ...rest }: Body) => ({
    ...rest,
    ...(counts === "annotations" && { annotations: metadata.annotations }),
  });
  if (isSameJson(wanted(next), wanted(old))) return next;
  return { ...next, metadata: { ...next.metadata, generation: (old.metadata.generation ?? 0) + 1 } };
}
