import { type Kind, kindNames, kinds } from "../statefulset/objects/kinds.ts";

/** The kinds of which single objects are fetched when somebody asks for them. The others are known from their watches. */
const fetchedKinds = ["statefulsets"] as const satisfies readonly Kind[];

export type FetchedKind = (typeof fetchedKinds)[number];

export type AccountVerb = "get" | "list" | "watch";

export interface AccountRight {
  /** As in RBAC: "" is the core group. */
  group: string;
  resource: Kind;
  /** May be given in single namespaces; else only for the whole cluster. */
  namespaced: boolean;
  verbs: readonly AccountVerb[];
}

/**
 * All that the explorer's own account in a cluster needs, and all that it is given: the chart's rules, the table in docs/install.md and
 * what the page says of missing rights follow this list. Reviews of one's own access and /version are open to every account already.
 */
export const accountRights: readonly AccountRight[] = kindNames.map((resource) => ({
  group: kinds[resource].group,
  resource,
  namespaced: kinds[resource].namespaced,
  verbs: isFetched(resource) ? ["get", "list", "watch"] : ["list", "watch"],
}));

function isFetched(kind: Kind): kind is FetchedKind {
  return (fetchedKinds as readonly Kind[]).includes(kind);
}
