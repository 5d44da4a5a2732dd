import type { Resource } from "../../controllers/objects/wire-objects.ts";
import { type Behaviour, behaviourOf } from "../../controllers/release.ts";
import type { Prepare, Store } from "../store/store.ts";
import { registry } from "./registry.ts";
import type { PrepareContext, ResourceDefinition } from "./resource-definition.ts";
import { defaultClassAnnotation } from "./storage-classes.ts";

const serviceHostFirst = 11;

/**
 * Completes new objects by their kind's rules; `store` is asked late, because the store itself is made with this. `checkCreate` may refuse
 * one by throwing.
 */
export function prepareWith(
  store: () => Store,
  behaviour: Behaviour = behaviourOf(),
  checkCreate: (resource: Resource) => void = () => {},
): Prepare {
  let nextService = serviceHostFirst;
  const context: PrepareContext = {
    behaviour,
    serviceAddress: () => {
      const services = store().list("services");
      while (services.some(({ spec }) => spec.clusterIP === serviceAddressOf(nextService))) nextService++;
      return serviceAddressOf(nextService++);
    },
    defaultStorageClass: () =>
      store()
        .list("storageclasses")
        .find((storageClass) => storageClass.metadata.annotations?.[defaultClassAnnotation] === "true")?.metadata.name,
  };
  return (resource, object) => {
    checkCreate(resource);
    const definition = registry[resource] as unknown as ResourceDefinition<typeof resource>;
    return definition.prepare?.(object, context) ?? object;
  };
}

function serviceAddressOf(host: number): string {
  return `10.96.${Math.floor(host / 250)}.${(host % 250) + 1}`;
}
