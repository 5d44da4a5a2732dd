import type { Cluster } from "../cluster/cluster.ts";
import type { Board } from "../statefulset/board/board.ts";
import type { Kind } from "../statefulset/objects/kinds.ts";
import type { StatefulSet } from "../statefulset/objects/stateful-set.ts";
import { joinTopology } from "../statefulset/topology/join-topology.ts";
import type { TopologyView } from "../statefulset/topology/topology-view.ts";
import { darkColumn } from "./dark-columns.ts";

const columns: readonly (readonly [Kind, keyof TopologyView["dark"]])[] = [
  ["services", "services"],
  ["endpointslices", "endpoints"],
  ["pods", "pods"],
  ["persistentvolumeclaims", "claims"],
  ["persistentvolumes", "volumes"],
  ["nodes", "nodes"],
];

/** How one set hangs together, as the cache has it. Fetches nothing. */
export function topologyDocument({ cache, user }: Pick<Cluster, "cache" | "user">, set: StatefulSet, board: Board): TopologyView {
  const { namespace } = set;
  const dark = columns.flatMap(([kind, column]) =>
    cache.isForbidden(kind, namespace) ? [[column, darkColumn(kind, namespace, user)]] : [],
  );
  return joinTopology({
    set,
    board,
    services: cache.inNamespace("services", namespace),
    slices: cache.inNamespace("endpointslices", namespace),
    pods: cache.inNamespace("pods", namespace),
    findNode: (name) => cache.find("nodes", "", name),
    hasVolume: (name) => cache.find("persistentvolumes", "", name) !== undefined,
    dark: Object.fromEntries(dark),
  });
}
