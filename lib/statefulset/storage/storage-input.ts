import type { Claim } from "../objects/claim.ts";
import type { ClusterEvent } from "../objects/event.ts";
import type { Pod } from "../objects/pod.ts";
import type { StatefulSet } from "../objects/stateful-set.ts";
import type { StorageClass } from "../objects/storage-class.ts";
import type { Volume } from "../objects/volume.ts";
import type { StorageView } from "./storage-view.ts";

/** Everything that the storage of one set is made of; all of it comes from the cache. */
export interface StorageInput {
  set: StatefulSet;
  /** Every set of the namespace, this one too: whose claims are nobody else's. */
  sets: Iterable<Pick<StatefulSet, "name" | "claimTemplates">>;
  /** Pods and claims of the namespace, and Events about them. */
  pods: Iterable<Pod>;
  claims: Iterable<Claim>;
  events: Iterable<ClusterEvent>;
  findVolume: (name: string) => Volume | undefined;
  classes: readonly StorageClass[];
  dark: StorageView["dark"];
}

/** What one claim is looked at with. */
export interface ClaimSurroundings {
  set: StatefulSet;
  pod: Pod | undefined;
  usedBy: readonly Pod[];
  classes: readonly StorageClass[];
  volume: Volume | undefined;
  /** The newest Event about the claim, and about its pod. */
  claimEvent: ClusterEvent | undefined;
  podEvent: ClusterEvent | undefined;
  dark: StorageView["dark"];
}
