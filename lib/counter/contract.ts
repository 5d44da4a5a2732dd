import type { CounterView, DnsGap, DnsView, NamesView } from "../statefulset/board/board.ts";
import type { CounterConfig } from "../statefulset/counter-config.ts";
import type { InsideLookup, InsidePod } from "./inside-lookup.ts";
import type { Failure } from "./reading.ts";
import type { PtrLookup, SrvLookup } from "./resolve-name.ts";

/** A pod that somebody looks at, with all that is needed to ask it. Built from the cache alone, never from a request. */
export interface ProbeTarget {
  namespace: string;
  podName: string;
  podUid: string;
  /** The set's uid and name: previous lives' readings are kept by set and pod name. */
  setUid: string;
  ip?: string;
  /** spec.hostNetwork: never asked by address. */
  hostNetwork: boolean;
  ready: boolean;
  running: boolean;
  /** It is being deleted: only its name is asked still. */
  ending: boolean;
  /** Container that is exec'ed into, and the port that is asked (already resolved from name to number). */
  container: string;
  port?: number;
  config: CounterConfig;
  /** Where the usual counter files are looked for: claim-backed mount paths first, then the working directory. */
  directories: readonly string[];
  /** Name up to `.svc`, e.g. `web-0.web.default.svc`; absent when the set names no Service. */
  dnsName?: string;
  /** What the cache says of the name: addresses in the governing Service's EndpointSlices under this pod's hostname, ready ones. */
  declared: readonly string[];
  /** What the cache already knows to be wrong (no Service, selects other pods, not ready …). */
  problem?: NonNullable<DnsView["problem"]>;
  /** How often to ask: a board is asked every boardPeriodMs, the fleet less often; DNS and exec only for a board. */
  closeness: "board" | "fleet";
}

/** One pod object of a set's name. */
export type Life = Pick<ProbeTarget, "setUid" | "podName" | "podUid">;

/** One prober per pod however many watch; none when nobody looks. Owned by the session of one cluster. */
export interface Prober {
  /** The pods that somebody looks at now, by pod uid; replaces what was wanted before. */
  want(targets: ReadonlyMap<string, ProbeTarget>): void;
  /** What the pod said last; undefined before its first answer, and where from so far away (the fleet) there is nothing to ask. */
  counter(podUid: string): CounterView | undefined;
  /** The last reading under this name by an earlier life, if one was seen. */
  before(setUid: string, podName: string, podUid: string): { value: number; uid: string } | undefined;
  /** What is known of the name: "declared" once an answer was sought in vain; undefined before that, and for the fleet. */
  dns(podUid: string): DnsView | undefined;
  /** For how long the name did not lead to its pod, the last time. The same object until something of it changes. */
  gap(setUid: string, podName: string): DnsGap | undefined;
  /** The cluster says that the pod is no more: from now on its name leads nowhere. */
  gone(life: Life): void;
  /** The cluster says that the name has a pod, perhaps again. */
  came(life: Life): void;
  /** The cluster's domain, once it is known. */
  domain(): string | undefined;
  /** How names are asked for; the same object until that changes. */
  names(): NamesView;
  /** SRV records of a full name; undefined where `names` has no servers. Bounded, and shared by all who ask within a second. Never rejects. */
  resolveService(name: string): Promise<SrvLookup> | undefined;
  /** The names of an address (PTR), likewise. */
  resolveAddress(address: string): Promise<PtrLookup> | undefined;
  /** What a pod itself is told of names, by running a lookup tool in it; a Failure when nothing may or can be run there. Bounded. */
  lookUpInside(from: InsidePod, names: readonly string[], signal: AbortSignal): Promise<readonly InsideLookup[] | Failure>;
  /** Rises whenever one of the pod's readings, or the cluster's domain, changes; 0 for a pod that nobody asked. */
  version(podUid: string): number;
  /** Called with the pod's uid whenever one of the above changes. */
  subscribe(listener: (podUid: string) => void): () => void;
  close(): void;
}
