import type { Cluster } from "../cluster/cluster.ts";
import { joinNetwork } from "../statefulset/network/join-network.ts";
import type { NetworkView } from "../statefulset/network/network-view.ts";
import type { Kind } from "../statefulset/objects/kinds.ts";
import type { StatefulSet } from "../statefulset/objects/stateful-set.ts";
import { darkColumn } from "./dark-columns.ts";

const columns: readonly (readonly [Kind, keyof NetworkView["dark"]])[] = [
  ["services", "services"],
  ["endpointslices", "endpoints"],
  ["pods", "pods"],
];

/** The network of one set as the cache has it; what DNS says of its names stands on its board. Fetches nothing. */
export function networkDocument({ cache, user }: Pick<Cluster, "cache" | "user">, set: StatefulSet): NetworkView {
  const { namespace } = set;
  const dark = columns.flatMap(([kind, column]) =>
    cache.isForbidden(kind, namespace) ? [[column, darkColumn(kind, namespace, user)]] : [],
  );
  return joinNetwork({
    set,
    pods: cache.inNamespace("pods", namespace),
    services: cache.inNamespace("services", namespace),
    slices: cache.inNamespace("endpointslices", namespace),
    dark: Object.fromEntries(dark),
  });
}
