import type { FleetRow } from "@/lib/statefulset/board/fleet.ts";

/** Columns that sort, by the name that stands in the URL. */
export const fleetSorts = ["set", "ready", "updated", "strategy", "service", "claims", "age"] as const;
export type FleetSort = (typeof fleetSorts)[number];

/** What a link to the fleet carries. */
export interface FleetView {
  find: string;
  namespace: string | undefined;
  isAttentionOnly: boolean;
  sort: FleetSort;
  isDescending: boolean;
}

/** The view that a query asks for; what it does not say, or says wrongly, is as if unsaid. */
export function parseFleetView(query: URLSearchParams): FleetView {
  const asked = query.get("sort") ?? "";
  const isDescending = asked.startsWith("-");
  const sort = fleetSorts.find((name) => name === asked.replace(/^-/, ""));
  return {
    find: query.get("q") ?? "",
    namespace: query.get("namespace") || undefined,
    isAttentionOnly: query.get("show") === "attention",
    sort: sort ?? "set",
    isDescending: sort !== undefined && isDescending,
  };
}

/** How the URL says a sort; the usual one goes unsaid. */
export function sortParameter(sort: FleetSort, isDescending: boolean): string | undefined {
  if (sort === "set" && !isDescending) return undefined;
  return `${isDescending ? "-" : ""}${sort}`;
}

/** Whether a set passes the filters of a view. */
export function isInView(row: FleetRow, { find, namespace, isAttentionOnly }: FleetView): boolean {
  if (namespace !== undefined && row.namespace !== namespace) return false;
  if (isAttentionOnly && row.attention.length === 0) return false;
  const text = `${row.namespace}/${row.name}\n${row.service.name}\n${row.strategy}\n${row.podManagementPolicy}`.toLowerCase();
  return find
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** What the fleet adds up to. */
export interface FleetFacts {
  pods: number;
  ready: number;
  claims: number;
  claimBytes: number;
  /** Some namespace's claims may not be listed: a sum would be a lie. */
  claimsDark: boolean;
  leftBehind: number;
  attention: number;
}

export function fleetFacts(rows: readonly FleetRow[]): FleetFacts {
  const facts = { pods: 0, ready: 0, claims: 0, claimBytes: 0, claimsDark: false, leftBehind: 0, attention: 0 };
  for (const row of rows) {
    facts.pods += row.replicas;
    facts.ready += row.ready;
    facts.claims += row.claims;
    facts.claimBytes += row.claimBytes;
    facts.claimsDark ||= row.claimsDark === true;
    facts.leftBehind += row.leftBehind;
    facts.attention += row.attention.length > 0 ? 1 : 0;
  }
  return facts;
}
