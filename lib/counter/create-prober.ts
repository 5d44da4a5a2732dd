import type { Clock } from "../clock.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { ClusterDomain } from "./cluster-domain.ts";
import type { Prober, ProbeTarget } from "./contract.ts";
import { EarlierReadings } from "./earlier-readings.ts";
import { Gate } from "./gate.ts";
import { openNetwork } from "./get-over-network.ts";
import type { Probe } from "./ladder.ts";
import { COMMANDS_IN_FLIGHT_MAX, DNS_IN_FLIGHT_MAX, EARLIER_NAMES_MAX, IN_FLIGHT_MAX, PARKED_PODS_MAX } from "./limits.ts";
import { PodProbe, type ProbeSurroundings } from "./pod-probe.ts";
import { NameResolver } from "./resolve-name.ts";

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
export function createProber({ cluster, clock, random, allowExec, allowProxy, onProbe }: ProberOptions): Prober {
  const gate = new Gate(IN_FLIGHT_MAX);
  const { network } = cluster;
  const dispatcher = network?.dns || network?.proxyUrl ? openNetwork(network.proxyUrl) : undefined;
  const inPod = { cluster, gate, commandGate: new Gate(COMMANDS_IN_FLIGHT_MAX), allowExec };
  const domain = new ClusterDomain(network?.domain, inPod);
  const earlier = new EarlierReadings(EARLIER_NAMES_MAX);
  const listeners = new Set<(podUid: string) => void>();
  const probes = new Map<string, PodProbe>();
  const parked = new Map<string, PodProbe>();
  const versions = new Versions();
  const resolver =
    network?.dns &&
    new NameResolver({
      clock,
      servers: network.dns,
      gate: new Gate(DNS_IN_FLIGHT_MAX),
      onRecovery: () => {
        for (const probe of probes.values()) probe.askAgain();
      },
    });
  const changed = (podUid: string) => {
    if (probes.has(podUid)) versions.raise(podUid);
    for (const listener of listeners) listener(podUid);
  };
  const around: ProbeSurroundings = {
    clock,
    random,
    ways: {
      clock,
      onProbe,
      byName: {
        clock,
        gate,
        dispatcher,
        resolver,
        apiServer: cluster.server,
        domain: () => domain.name,
        domainProblem: network?.domainProblem,
      },
      byProxy: { cluster, gate, allowProxy },
    },
    inPod,
    domain,
    earlier,
    changed,
    domainLearned: () => {
      for (const podUid of probes.keys()) changed(podUid);
    },
  };

  function park(podUid: string, probe: PodProbe): void {
    probe.rest();
    probes.delete(podUid);
    parked.set(podUid, probe);
    const oldest = dropOldest(parked, PARKED_PODS_MAX);
    if (oldest !== undefined) versions.forget(oldest);
  }

  return {
    want(targets: ReadonlyMap<string, ProbeTarget>) {
      for (const [podUid, probe] of probes) if (!targets.has(podUid)) park(podUid, probe);
      for (const [podUid, target] of targets) {
        const probe = probes.get(podUid) ?? parked.get(podUid) ?? new PodProbe(target, around);
        parked.delete(podUid);
        probes.set(podUid, probe);
        probe.look(target);
      }
    },
    counter: (podUid) => (probes.get(podUid) ?? parked.get(podUid))?.counterView(),
    before: (setUid, podName, podUid) => earlier.before(setUid, podName, podUid),
    dns: (podUid) => (probes.get(podUid) ?? parked.get(podUid))?.dnsView(),
    domain: () => domain.name,
    version: (podUid) => versions.of(podUid),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      for (const [podUid, probe] of probes) park(podUid, probe);
      parked.clear();
      listeners.clear();
      resolver?.close();
      if (dispatcher) void dispatcher.destroy();
    },
  };
}

/** Drops what was put in first when there is more than `max`; answers its key. */
function dropOldest<K>(map: Map<K, unknown>, max: number): K | undefined {
  const [oldest] = map.keys();
  if (map.size <= max || oldest === undefined) return undefined;
  map.delete(oldest);
  return oldest;
}

/** A number per pod that only rises; never given twice, so that a pod that was forgotten does not come back with an old one. */
class Versions {
  readonly #versions = new Map<string, number>();
  #given = 0;

  raise(podUid: string): void {
    this.#versions.set(podUid, ++this.#given);
  }

  of(podUid: string): number {
    return this.#versions.get(podUid) ?? 0;
  }

  forget(podUid: string): void {
    this.#versions.delete(podUid);
  }
}
