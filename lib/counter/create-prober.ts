import type { Clock } from "../clock.ts";
import type { Cluster, ClusterNetwork, DnsServer } from "../cluster/cluster.ts";
import type { NamesView } from "../statefulset/board/board.ts";
import { ClusterDomain } from "./cluster-domain.ts";
import type { Life, Prober, ProbeTarget } from "./contract.ts";
import { describeNames } from "./describe-dns.ts";
import { EarlierReadings } from "./earlier-readings.ts";
import { Gate } from "./gate.ts";
import type { InsideLookup, InsidePod } from "./inside-lookup.ts";
import type { Probe } from "./ladder.ts";
import {
  COMMANDS_IN_FLIGHT_MAX,
  DNS_IN_FLIGHT_MAX,
  EARLIER_NAMES_MAX,
  IN_FLIGHT_MAX,
  PARKED_PODS_MAX,
  SLOW_IN_FLIGHT_MAX,
} from "./limits.ts";
import { lookUpInside } from "./look-up-inside.ts";
import { NameGaps } from "./name-gaps.ts";
import { PodProbe, type ProbeSurroundings } from "./pod-probe.ts";
import type { Failure } from "./reading.ts";
import { ReadingVersions } from "./reading-versions.ts";
import { NameResolver, type PtrLookup, type SrvLookup } from "./resolve-name.ts";

export interface ProberOptions {
  cluster: Pick<Cluster, "network" | "server" | "proxyGet" | "exec" | "may">;
  clock: Clock;
  /** From 0 up to 1, as Math.random. */
  random: () => number;
  /** Whether commands may be run in pods at all; the API server still decides for each. False in a cluster, and read-only. */
  allowExec: boolean;
  /** Whether pods may be asked through the API server's proxy. False in a cluster, where its account has no such right. */
  allowProxy: boolean;
  /** Told of each question that was really asked. */
  onProbe?: (probe: Probe) => void;
}

/** The prober of one cluster. It asks nobody until somebody looks (`want`), and nobody any more after `close`. */
export function createProber(options: ProberOptions): Prober {
  return new PodProber(options);
}

class PodProber implements Prober {
  readonly #listeners = new Set<(podUid: string) => void>();
  readonly #probes = new Map<string, PodProbe>();
  readonly #parked = new Map<string, PodProbe>();
  readonly #versions = new ReadingVersions();
  readonly #resolver: NameResolver | undefined;
  readonly #around: ProbeSurroundings;
  readonly #network: ClusterNetwork | undefined;
  #names: NamesView;

  constructor({ cluster, clock, random, allowExec, allowProxy, onProbe }: ProberOptions) {
    const gate = new Gate(IN_FLIGHT_MAX);
    const { network } = cluster;
    this.#network = network;
    this.#names = describeNames(network);
    const inPod = { cluster, gate, commandGate: new Gate(COMMANDS_IN_FLIGHT_MAX), allowExec };
    const domain = new ClusterDomain(network?.domain, inPod);
    this.#resolver = network?.dns && this.#openResolver(clock, network.dns);
    const byName = {
      clock,
      gate,
      door: network?.dns || network?.proxyUrl ? { proxyUrl: network.proxyUrl } : undefined,
      resolver: this.#resolver,
      apiServer: cluster.server,
      domain: () => domain.name,
      domainProblem: network?.domainProblem,
    };
    this.#around = {
      clock,
      random,
      ways: { clock, onProbe, byName, byProxy: { cluster, gate, allowProxy } },
      inPod,
      slowGate: new Gate(SLOW_IN_FLIGHT_MAX),
      domain,
      earlier: new EarlierReadings(EARLIER_NAMES_MAX),
      gaps: new NameGaps(EARLIER_NAMES_MAX),
      changed: (podUid) => this.#changed(podUid),
      domainLearned: () => {
        for (const podUid of this.#probes.keys()) this.#changed(podUid);
      },
    };
  }

  want(targets: ReadonlyMap<string, ProbeTarget>): void {
    for (const [podUid, probe] of this.#probes) if (!targets.has(podUid)) this.#park(podUid, probe);
    for (const [podUid, target] of targets) {
      const probe = this.#find(podUid) ?? new PodProbe(target, this.#around);
      this.#parked.delete(podUid);
      this.#probes.set(podUid, probe);
      probe.look(target);
    }
  }

  counter(podUid: string) {
    return this.#find(podUid)?.counterView();
  }

  before(setUid: string, podName: string, podUid: string) {
    return this.#around.earlier.before(setUid, podName, podUid);
  }

  dns(podUid: string) {
    return this.#find(podUid)?.dnsView();
  }

  gap(setUid: string, podName: string) {
    return this.#around.gaps.of(setUid, podName, this.#around.clock.now());
  }

  gone(life: Life): void {
    this.#around.gaps.gone(life, this.#around.clock.now());
  }

  came(life: Life): void {
    this.#around.gaps.came(life, this.#around.clock.now());
  }

  domain(): string | undefined {
    return this.#around.domain.name;
  }

  names(): NamesView {
    const domain = this.domain();
    if (this.#names.domain !== domain) this.#names = { ...describeNames(this.#network), ...(domain === undefined ? {} : { domain }) };
    return this.#names;
  }

  resolveService(name: string): Promise<SrvLookup> | undefined {
    return this.#resolver?.resolveService(name);
  }

  resolveAddress(address: string): Promise<PtrLookup> | undefined {
    return this.#resolver?.resolveAddress(address);
  }

  lookUpInside(from: InsidePod, names: readonly string[], signal: AbortSignal): Promise<readonly InsideLookup[] | Failure> {
    return lookUpInside(names, from, { clock: this.#around.clock, way: this.#around.inPod, signal });
  }

  version(podUid: string): number {
    return this.#versions.of(podUid);
  }

  subscribe(listener: (podUid: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    for (const [podUid, probe] of this.#probes) this.#park(podUid, probe);
    this.#parked.clear();
    this.#listeners.clear();
    this.#resolver?.close();
  }

  #openResolver(clock: Clock, servers: readonly DnsServer[]): NameResolver {
    const onRecovery = () => {
      for (const probe of this.#probes.values()) probe.askAgain();
    };
    return new NameResolver({ clock, servers, gate: new Gate(DNS_IN_FLIGHT_MAX), onRecovery });
  }

  #find(podUid: string): PodProbe | undefined {
    return this.#probes.get(podUid) ?? this.#parked.get(podUid);
  }

  #park(podUid: string, probe: PodProbe): void {
    probe.rest();
    this.#probes.delete(podUid);
    this.#parked.set(podUid, probe);
    const oldest = dropOldest(this.#parked, PARKED_PODS_MAX);
    if (oldest !== undefined) this.#versions.forget(oldest);
  }

  #changed(podUid: string): void {
    if (this.#probes.has(podUid)) this.#versions.raise(podUid);
    for (const listener of this.#listeners) listener(podUid);
  }
}

/** Drops what was put in first when there is more than `max`; answers its key. */
function dropOldest<K>(map: Map<K, unknown>, max: number): K | undefined {
  const [oldest] = map.keys();
  if (map.size <= max || oldest === undefined) return undefined;
  map.delete(oldest);
  return oldest;
}
