import type { Resource } from "../../controllers/objects/wire-objects.ts";
import { clusterRoleBindings } from "./cluster-role-bindings.ts";
import { clusterRoles } from "./cluster-roles.ts";
import { configMaps } from "./config-maps.ts";
import { controllerRevisions } from "./controller-revisions.ts";
import { deployments } from "./deployments.ts";
import { endpointSlices } from "./endpoint-slices.ts";
import { events } from "./events.ts";
import { namespaces } from "./namespaces.ts";
import { nodes } from "./nodes.ts";
import { persistentVolumeClaims } from "./persistent-volume-claims.ts";
import { persistentVolumes } from "./persistent-volumes.ts";
import { podDisruptionBudgets } from "./pod-disruption-budgets.ts";
import { pods } from "./pods.ts";
import { replicaSets } from "./replica-sets.ts";
import type { ResourceDefinition } from "./resource-definition.ts";
import { roleBindings } from "./role-bindings.ts";
import { roles } from "./roles.ts";
import { secrets } from "./secrets.ts";
import { serviceAccounts } from "./service-accounts.ts";
import { services } from "./services.ts";
import { statefulSets } from "./stateful-sets.ts";
import { storageClasses } from "./storage-classes.ts";

/** Every kind that the lab serves. */
export const registry: { readonly [R in Resource]: ResourceDefinition<R> } = {
  configmaps: configMaps,
  events,
  namespaces,
  nodes,
  persistentvolumeclaims: persistentVolumeClaims,
  persistentvolumes: persistentVolumes,
  pods,
  secrets,
  serviceaccounts: serviceAccounts,
  services,
  poddisruptionbudgets: podDisruptionBudgets,
  controllerrevisions: controllerRevisions,
  deployments,
  replicasets: replicaSets,
  statefulsets: statefulSets,
  endpointslices: endpointSlices,
  clusterrolebindings: clusterRoleBindings,
  clusterroles: clusterRoles,
  rolebindings: roleBindings,
  roles,
  storageclasses: storageClasses,
};

/** A kind whatever it is; its functions take only objects of that kind. */
export type AnyDefinition = ResourceDefinition<Resource>;

export const definitions: readonly AnyDefinition[] = Object.values(registry) as unknown as AnyDefinition[];

export function findDefinition(group: string, version: string, resource: string): AnyDefinition | undefined {
  return definitions.find((definition) => definition.resource === resource && definition.group === group && definition.version === version);
}

export function apiVersionOf({ group, version }: { group: string; version: string }): string {
  return group === "" ? version : `${group}/${version}`;
}
