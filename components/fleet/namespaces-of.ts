import type { FleetRow } from "@/lib/statefulset/board/fleet.ts";
import { compareNames } from "../text/compare-names.ts";

/** Every namespace that has a set, by name. */
export function namespacesOf(rows: readonly FleetRow[]): readonly string[] {
  return [...new Set(rows.map(({ namespace }) => namespace))].sort(compareNames);
}
