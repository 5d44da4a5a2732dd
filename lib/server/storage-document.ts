import type { Cluster } from "../cluster/cluster.ts";
import type { Kind } from "../statefulset/objects/kinds.ts";
import type { StatefulSet } from "../statefulset/objects/stateful-set.ts";
import { joinStorage } from "../statefulset/storage/join-storage.ts";
import type { StorageView } from "../statefulset/storage/storage-view.ts";
import { darkColumn } from "./dark-columns.ts";

const columns: readonly (readonly [Kind, keyof StorageView["dark"]])[] = [
  ["persistentvolumeclaims", "claims"],
  ["persistentvolumes", "volumes"],
  ["storageclasses", "classes"],
  ["pods", "pods"],
  ["events", "events"],
];

/** The storage of one set as the cache has it. Fetches nothing. */
export function storageDocument({ cache, user }: Pick<Cluster, "cache" | "user">, set: StatefulSet): StorageView {
  const { namespace } = set;
  const dark = columns.flatMap(([kind, column]) =>
    cache.isForbidden(kind, namespace) ? [[column, darkColumn(kind, namespace, user)]] : [],
  );
  return joinStorage({
    set,
    sets: cache.inNamespace("statefulsets", namespace),
    pods: cache.inNamespace("pods", namespace),
    claims: cache.inNamespace("persistentvolumeclaims", namespace),
    events: cache.inNamespace("events", namespace),
    findVolume: (name) => cache.find("persistentvolumes", "", name),
    classes: [...cache.all("storageclasses")],
    dark: Object.fromEntries(dark),
  });
}
