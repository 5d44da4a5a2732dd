import type { Cluster, WatchCache } from "../cluster/cluster.ts";
import type { Board, DarkColumn } from "../statefulset/board/board.ts";
import type { Fleet } from "../statefulset/board/fleet.ts";
import { type Kind, kindNames, kinds } from "../statefulset/objects/kinds.ts";
import { missingRight } from "./missing-right.ts";

const columns: Readonly<Partial<Record<Kind, keyof Board["dark"]>>> = {
  pods: "pods",
  persistentvolumeclaims: "claims",
  persistentvolumes: "volumes",
  services: "service",
  endpointslices: "endpoints",
  controllerrevisions: "revisions",
  events: "events",
};

/** The columns that stay dark for a namespace because a kind may not be listed there, each with the right that is missing. */
export function darkColumns(cache: WatchCache, namespace: string, user: string | undefined): Board["dark"] {
  const dark: Partial<Record<keyof Board["dark"], DarkColumn>> = {};
  for (const [kind, column] of Object.entries(columns) as [Kind, keyof Board["dark"]][]) {
    if (cache.isForbidden(kind, namespace)) dark[column] = darkColumn(kind, namespace, user);
  }
  return dark;
}

/** The right to list a kind that is missing, and a command that would grant it; without a namespace, in the whole cluster. */
export function darkColumn(kind: Kind, namespace: string | undefined, user: string | undefined): DarkColumn {
  return missingRight({ verb: "list", resource: kind }, kinds[kind].namespaced ? namespace : undefined, user);
}

/** The kinds that may not be listed somewhere, each with the right that is missing. */
export function fleetDark({ cache, namespaces, user }: Pick<Cluster, "cache" | "namespaces" | "user">): Fleet["dark"] {
  const dark: Record<string, DarkColumn> = {};
  for (const kind of kindNames) {
    if (cache.status(kind).phase !== "forbidden") continue;
    const namespace = namespaces?.find((watched) => cache.isForbidden(kind, watched));
    dark[kind] = darkColumn(kind, namespace, user);
  }
  return dark;
}
