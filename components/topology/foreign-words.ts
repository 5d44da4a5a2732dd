import type { TopologyForeignPod } from "@/lib/statefulset/topology/topology-view.ts";

/** Whose a pod is that belongs to somebody else, and whether it is ready. */
export function foreignPodWords({ owner, ready }: TopologyForeignPod): string {
  return `${owner ?? "nobody's"} · ${ready ? "ready" : "not ready"}`;
}
