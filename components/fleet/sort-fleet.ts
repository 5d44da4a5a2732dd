import type { FleetRow } from "@/lib/statefulset/board/fleet.ts";
import { compareNames } from "../text/compare-names.ts";
import type { FleetSort, FleetView } from "./fleet-view.ts";

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
const byName = (a: FleetRow, b: FleetRow) => compareNames(a.name, b.name) || compareNames(a.namespace, b.namespace);

const compare: Readonly<Record<FleetSort, (a: FleetRow, b: FleetRow) => number>> = {
  set: byName,
  ready: (a, b) => share(a.ready, a.replicas) - share(b.ready, b.replicas),
  updated: (a, b) => share(a.updated, a.replicas) - share(b.updated, b.replicas),
  strategy: (a, b) => compareNames(a.strategy, b.strategy),
  service: (a, b) => compareNames(a.service.name, b.service.name),
  claims: (a, b) => a.claims - b.claims,
  // The younger, the less age.
  age: (a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt),
};

/** The rows in the order of a view; equals by name, upwards, so that nothing changes places by chance. Does not change its argument. */
export function sortFleet(rows: readonly FleetRow[], { sort, isDescending }: Pick<FleetView, "sort" | "isDescending">): FleetRow[] {
  const way = isDescending ? -1 : 1;
  return rows.toSorted((a, b) => way * compare[sort](a, b) || byName(a, b));
}
