import type { FleetRow } from "@/lib/statefulset/board/fleet.ts";

/** The set that a comparison begins with where none was asked for: the first by name with at least 2 replicas. */
export function firstSet(rows: readonly FleetRow[]): FleetRow | undefined {
  const inOrder = [...rows].sort((a, b) => compareText(a.name, b.name) || compareText(a.namespace, b.namespace));
  return inOrder.find(({ replicas, deletedAt }) => replicas >= 2 && deletedAt === undefined);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
