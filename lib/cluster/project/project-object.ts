import type { Kind, ObjectOfKind } from "../../statefulset/objects/kinds.ts";
import type { Meta } from "../../statefulset/objects/meta.ts";
import { projectClaim } from "./claim.ts";
import { projectClusterNode } from "./cluster-node.ts";
import { projectControllerRevision } from "./controller-revision.ts";
import { projectEndpointSlice } from "./endpoint-slice.ts";
import { projectEvent } from "./event.ts";
import { projectMeta } from "./meta.ts";
import { projectPod } from "./pod.ts";
import { projectService } from "./service.ts";
import { projectStatefulSet } from "./stateful-set.ts";
import { projectStorageClass } from "./storage-class.ts";
import { projectVolume } from "./volume.ts";

const projections: { readonly [K in Kind]: (meta: Meta, raw: unknown) => ObjectOfKind[K] } = {
  statefulsets: projectStatefulSet,
  pods: projectPod,
  persistentvolumeclaims: projectClaim,
  persistentvolumes: projectVolume,
  storageclasses: projectStorageClass,
  services: projectService,
  endpointslices: projectEndpointSlice,
  controllerrevisions: projectControllerRevision,
  events: projectEvent,
  nodes: projectClusterNode,
};

/**
 * Cuts an object of the API down to the frozen record that is kept. Undefined when it has no uid or name. Never throws, whatever the
 * JSON looks like: wrong types read as absent.
 */
export function projectObject<K extends Kind>(kind: K, raw: unknown): ObjectOfKind[K] | undefined {
  const meta = projectMeta(raw);
  return meta === undefined ? undefined : projections[kind](meta, raw);
}
