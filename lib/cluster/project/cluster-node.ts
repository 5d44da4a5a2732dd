import type { ClusterNode } from "../../statefulset/objects/cluster-node.ts";
import type { Meta } from "../../statefulset/objects/meta.ts";
import { toList, toRaw, toRecord } from "./raw.ts";

/** A Node. */
export function projectClusterNode(meta: Meta, raw: unknown): ClusterNode {
  const object = toRaw(raw);
  const conditions = toList(toRaw(object.status).conditions, toRaw);
  return toRecord({
    ...meta,
    ready: conditions.some((condition) => condition.type === "Ready" && condition.status === "True"),
    unschedulable: toRaw(object.spec).unschedulable === true,
    zone: meta.labels["topology.kubernetes.io/zone"],
  });
}
