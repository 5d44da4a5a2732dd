import type { Cluster } from "../cluster/cluster.ts";
import type { SetAddress } from "../protocol/set-address.ts";
import { type LeftBehind, leftBehind } from "../statefulset/actions/left-behind.ts";

/** What a set that is not there has left behind, from what is watched alone. */
export function setLeftBehind({ cache }: Pick<Cluster, "cache">, { namespace, name }: SetAddress): LeftBehind {
  return leftBehind(name, cache.inNamespace("pods", namespace), cache.inNamespace("persistentvolumeclaims", namespace));
}
