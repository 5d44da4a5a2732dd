import type { ClusterNode } from "../../statefulset/objects/cluster-node.ts";
import type { Meta } from "../../statefulset/objects/meta.ts";
import { toList, toRaw, toRecord, toText } from "./raw.ts";

/** A Node. */
export function projectClusterNode(meta: Meta, raw: unknown): ClusterNode {
  const object = toRaw(raw);
  const conditions = toList(toRaw(object.status).conditions, toRaw);
  const ready = conditions.find(({ type }) => type === "Ready");
  return toRecord({
    ...meta,
    ready: ready?.status === "True",
    readyChangedAt: toText(ready?.lastTransitionTime),
    unschedulable: toRaw(object.spec).unschedulable === true,
    zone: meta.labels["topology.kubernetes.io/zone"],
  });
}
