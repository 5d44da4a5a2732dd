import { toTimestamp } from "../clock.ts";
import type { Cluster } from "../cluster/cluster.ts";
import type { KindStatus } from "../cluster/kind-status.ts";
import type { ClusterStatus, KindStatus as KindStatusView } from "../protocol/cluster-status.ts";
import { type Kind, kindNames, kinds } from "../statefulset/objects/kinds.ts";
import type { WatchPhase } from "../watch-phase.ts";

export interface StatusSurroundings {
  contexts: readonly string[];
  readOnly: boolean;
}

/** From best to worst: the whole is as bad as the worst kind that the board cannot do without. */
const order: readonly WatchPhase[] = ["live", "forbidden", "starting", "gone", "reconnecting"];

/** Topic `status` of a cluster that is open. */
export function clusterStatus(cluster: Cluster, { contexts, readOnly }: StatusSurroundings): ClusterStatus {
  const statuses = Object.fromEntries(kindNames.map((kind) => [kind, cluster.cache.status(kind)])) as Record<Kind, KindStatus>;
  const worst = worstOf(statuses);
  return {
    source: cluster.source,
    context: cluster.context,
    contexts,
    server: cluster.server,
    ...(cluster.version === undefined ? {} : { version: cluster.version }),
    ...(cluster.user === undefined ? {} : { user: cluster.user }),
    ...(cluster.namespaces === undefined ? {} : { namespaces: cluster.namespaces }),
    readOnly,
    ...switchedOff(cluster.source, readOnly),
    phase: worst.phase,
    since: toTimestamp(worst.since),
    ...(worst.asOf === undefined ? {} : { asOf: toSecond(worst.asOf) }),
    ...(worst.reason === undefined ? {} : { reason: worst.reason }),
    insecure: cluster.insecure && cluster.source !== "lab",
    kinds: Object.fromEntries(kindNames.map((kind) => [kind, toView(statuses[kind])])) as Record<Kind, KindStatusView>,
  };
}

/** In a cluster the missing sign-in is the reason, whatever else was set: without READ_ONLY nothing would be different. */
export function switchedOff(source: Cluster["source"], readOnly: boolean): Pick<ClusterStatus, "switchedOff"> {
  if (source === "in-cluster") return { switchedOff: "no-sign-in" };
  return readOnly ? { switchedOff: "read-only" } : {};
}

/**
 * Without statefulsets nothing can be shown; that one missing right is the whole's. Any other only darkens its column, and of several
 * namespaces one without the right is missed in its place.
 */
function worstOf(statuses: Record<Kind, KindStatus>): KindStatus {
  const { reason: _reason, ...sets } = statuses.statefulsets;
  const isPartly = sets.phase === "forbidden" && sets.forbiddenIn !== undefined;
  let worst = isPartly ? { ...sets, phase: "live" as const } : statuses.statefulsets;
  for (const kind of kindNames) {
    const status = statuses[kind];
    if (kinds[kind].optional || status.phase === "forbidden") continue;
    if (order.indexOf(status.phase) > order.indexOf(worst.phase)) worst = status;
  }
  return worst;
}

function toView({ phase, since, asOf, reason, forbiddenIn, objects }: KindStatus): KindStatusView {
  return {
    phase,
    since: toTimestamp(since),
    // While a kind is live the time of its last word would change with every event and tell nobody anything.
    ...(asOf === undefined || phase === "live" ? {} : { asOf: toSecond(asOf) }),
    ...(reason === undefined ? {} : { reason }),
    ...(forbiddenIn === undefined ? {} : { forbiddenIn }),
    objects,
  };
}

function toSecond(milliseconds: number): string {
  return toTimestamp(Math.floor(milliseconds / 1000) * 1000);
}
