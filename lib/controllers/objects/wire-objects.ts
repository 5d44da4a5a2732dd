import type { WireRole, WireRoleBinding } from "./access.ts";
import type { WireClaim, WirePersistentVolume, WireStorageClass } from "./claim.ts";
import type { WireConfigMap, WireNamespace, WireNode, WireSecret, WireServiceAccount } from "./cluster-objects.ts";
import type { WireControllerRevision } from "./controller-revision.ts";
import type { WireDeployment, WireReplicaSet } from "./deployment.ts";
import type { WireDisruptionBudget } from "./disruption-budget.ts";
import type { WireEvent } from "./event.ts";
import type { WirePod } from "./pod.ts";
import type { WireEndpointSlice, WireService } from "./service.ts";
import type { WireStatefulSet } from "./stateful-set.ts";

/** Every kind that the lab keeps, by its resource name, as plain API JSON. */
export interface WireObjects {
  statefulsets: WireStatefulSet;
  deployments: WireDeployment;
  replicasets: WireReplicaSet;
  poddisruptionbudgets: WireDisruptionBudget;
  pods: WirePod;
  persistentvolumeclaims: WireClaim;
  persistentvolumes: WirePersistentVolume;
  storageclasses: WireStorageClass;
  services: WireService;
  endpointslices: WireEndpointSlice;
  controllerrevisions: WireControllerRevision;
  events: WireEvent;
  nodes: WireNode;
  namespaces: WireNamespace;
  configmaps: WireConfigMap;
  secrets: WireSecret;
  serviceaccounts: WireServiceAccount;
  roles: WireRole;
  rolebindings: WireRoleBinding;
  clusterroles: WireRole;
  clusterrolebindings: WireRoleBinding;
}

export type Resource = keyof WireObjects;
