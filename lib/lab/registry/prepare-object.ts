import type { WireObject } from "../../controllers/objects/meta.ts";
import type { WireService } from "../../controllers/objects/service.ts";
import type { Resource } from "../../controllers/objects/wire-objects.ts";
import { type Behaviour, behaviourOf } from "../../controllers/release.ts";
import { forbiddenObject, invalidObject } from "../api-server/status.ts";
import type { Prepare, Store } from "../store/store.ts";
import { isSubdomain } from "./names.ts";
import { type AnyDefinition, registry } from "./registry.ts";
import type { PrepareContext } from "./resource-definition.ts";
import { defaultClassAnnotation } from "./storage-classes.ts";
import { validateMetadata, validateMetadataUpdate } from "./validate-metadata.ts";

const serviceHostFirst = 11;
/** Where node ports are given out from, above those that people choose. */
const nodePortFirst = 31_000;

/**
 * Completes new objects, and those that take another's place, by their kind's rules, and refuses what is wrong with them. `store` is asked late,
 * because the store itself is made with this; `checkCreate` may refuse a create by throwing. The answer throws StatusError (403, 422).
 */
export function prepareWith(
  store: () => Store,
  behaviour: Behaviour = behaviourOf(),
  checkCreate: (resource: Resource) => void = () => {},
): Prepare {
  const context = contextOf(store, behaviour);
  return (resource, object, old) => {
    const definition = registry[resource] as unknown as AnyDefinition;
    if (old) return prepareUpdate(definition, object, old, context) as typeof object;
    checkCreate(resource);
    checkNamespace(store(), definition, object);
    return prepareCreate(definition, object, context) as typeof object;
  };
}

function prepareCreate(definition: AnyDefinition, object: WireObject, context: PrepareContext): WireObject {
  const defaulted = withDefaults(definition, object, context);
  const created = definition.prepareForCreate?.(defaulted as never, context) ?? defaulted;
  const counted = definition.counts ? { ...created, metadata: { ...created.metadata, generation: 1 } } : created;
  validate(definition, counted, context);
  return counted;
}

function prepareUpdate(definition: AnyDefinition, object: WireObject, old: WireObject, context: PrepareContext): WireObject {
  const defaulted = withDefaults(definition, object, context);
  const prepared = definition.prepareForUpdate?.(defaulted as never, old as never, context) ?? defaulted;
  validate(definition, prepared, context, old);
  return prepared;
}

function withDefaults(definition: AnyDefinition, object: WireObject, context: PrepareContext): WireObject {
  return definition.setDefaults?.(object as never, context) ?? object;
}

function validate(definition: AnyDefinition, object: WireObject, context: PrepareContext, old?: WireObject): void {
  const { nameRule = isSubdomain, revalidates = ["update"] } = definition;
  const metadata = old ? validateMetadataUpdate(object, old, revalidates) : validateMetadata(object, nameRule, revalidates.length > 0);
  const errors = [...metadata, ...(definition.validate?.(object as never, old as never, context.behaviour) ?? [])];
  if (errors.length > 0) throw invalidObject(definition, object.metadata.name ?? "", errors);
}

/** NamespaceLifecycle: nothing new comes into a namespace that goes. */
function checkNamespace(store: Store, definition: AnyDefinition, { metadata }: WireObject): void {
  const { namespace, name } = metadata;
  if (namespace === undefined || store.get("namespaces", "", namespace)?.status.phase !== "Terminating") return;
  const message = `unable to create new content in namespace ${namespace} because it is being terminated`;
  throw forbiddenObject(definition, name, message, [
    { reason: "NamespaceTerminating", message: `namespace ${namespace} is being terminated`, field: "metadata.namespace" },
  ]);
}

function contextOf(store: () => Store, behaviour: Behaviour): PrepareContext {
  return {
    behaviour,
    store,
    serviceAddress: () => freeAddress(store().list("services")),
    nodePort: (taken) => freeNodePort(store().list("services"), taken),
    defaultStorageClass: () =>
      store()
        .list("storageclasses")
        .find((storageClass) => storageClass.metadata.annotations?.[defaultClassAnnotation] === "true")?.metadata.name,
    suffix: (length) => store().suffix(length),
  };
}

function freeAddress(services: readonly WireService[]): string {
  const taken = new Set(services.map(({ spec }) => spec.clusterIP));
  let host = serviceHostFirst;
  while (taken.has(serviceAddressOf(host))) host++;
  return serviceAddressOf(host);
}

function serviceAddressOf(host: number): string {
  return `10.96.${Math.floor(host / 250)}.${(host % 250) + 1}`;
}

function freeNodePort(services: readonly WireService[], besides: readonly number[]): number {
  const given = services.flatMap(({ spec }) => (spec.ports ?? []).map(({ nodePort }) => nodePort));
  const taken = new Set<number | undefined>([...given, ...besides]);
  let port = nodePortFirst;
  while (taken.has(port)) port++;
  return port;
}
