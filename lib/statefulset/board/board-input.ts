import type { Memo } from "../../memo.ts";
import type { CounterConfig } from "../counter-config.ts";
import type { Claim } from "../objects/claim.ts";
import type { EndpointSlice } from "../objects/endpoint-slice.ts";
import type { Pod } from "../objects/pod.ts";
import type { Service } from "../objects/service.ts";
import type { StatefulSet } from "../objects/stateful-set.ts";
import type { Volume } from "../objects/volume.ts";
import type { Board, CounterView, DnsGap, DnsView, NamesView, Slot } from "./board.ts";

/** What is known of a name's earlier lives. */
export interface LifeStory {
  lives: number;
  earlier: readonly string[];
  /** Volumes that the previous life had, by claim name. */
  earlierVolumes: Readonly<Record<string, string>>;
}

/** Everything that one board is made of. All of it comes from the cache or from what was observed; nothing is fetched here. */
export interface BoardInput {
  set: StatefulSet;
  /** Pods of the set's namespace that might belong here: owned by it, matching its selector, or selected by its Service. */
  pods: Iterable<Pod>;
  findClaim: (name: string) => Claim | undefined;
  /** Ordinals that have a claim of one of the set's templates. */
  claimOrdinals: Iterable<number>;
  findVolume: (name: string) => Volume | undefined;
  service: Service | undefined;
  slices: readonly EndpointSlice[];
  config: CounterConfig;
  names: NamesView;
  life: (podName: string) => LifeStory;
  counter: (podUid: string) => CounterView | undefined;
  before: (podName: string, podUid: string | undefined) => { value: number; uid: string } | undefined;
  dns: (podUid: string) => DnsView | undefined;
  /** The same object until something of it changes. */
  gap: (podName: string) => DnsGap | undefined;
  /** Rises whenever one of a pod's readings (counter, before, dns) changes. */
  readingVersion: (podUid: string) => number;
  /** Rows of the last join of the same board; absent: every row is made anew. */
  memo?: Memo<number, Slot> | undefined;
  dark: Board["dark"];
}
