import type { Clock } from "../clock.ts";
import type { DnsServer } from "../cluster/cluster.ts";
import { DnsClient, type DnsOutcome } from "./dns/dns-client.ts";
import type { DnsQuestion } from "./dns/dns-message.ts";
import { reverseName } from "./dns/reverse-name.ts";
import type { Gate } from "./gate.ts";
import { ADDRESSES_MAX, LOOKUP_SHARED_MS, SRV_TARGETS_MAX } from "./limits.ts";

/** What asking for a name gave. `how`: from here, or from inside a pod. `at`: milliseconds since the epoch. */
export interface Lookup {
  how: "resolved" | "exec";
  name: string;
  addresses: readonly string[];
  /** Seconds for which the answer may be kept. */
  ttl?: number;
  /** How long the question itself took; absent where none was sent, since nobody answers now. */
  ms?: number;
  /** The DNS server that answered. */
  server?: string;
  at: number;
  /** Set when there is no address: the name is not known, or nobody answered. */
  problem?: { code: "nxdomain" | "server-down"; message: string };
}

/** One target of a service's name, as an SRV record says it. */
export interface SrvTarget {
  target: string;
  port: number;
  priority: number;
  weight: number;
  /** Seconds for which the record may be kept. */
  ttl: number;
}

export interface SrvLookup extends Omit<Lookup, "how" | "addresses" | "ttl"> {
  targets: readonly SrvTarget[];
}

/** The names that an address leads back to (PTR). `name` is the one that was asked, in in-addr.arpa or ip6.arpa. */
export interface PtrLookup extends Omit<Lookup, "how" | "addresses"> {
  names: readonly string[];
}

export interface ResolverOptions {
  clock: Clock;
  /** In the order in which they are asked. */
  servers: readonly DnsServer[];
  /** Bounds the questions that are under way at once. */
  gate: Gate;
  /** Called when a DNS answers again after none did. */
  onRecovery: () => void;
}

/** Names of the cluster, asked from here. A name's answer is shared by all who ask within LOOKUP_SHARED_MS, and by fewer if they say so. */
export class NameResolver {
  readonly servers: readonly DnsServer[];
  readonly #clock: Clock;
  readonly #gate: Gate;
  readonly #client: DnsClient;
  readonly #recent = new Map<string, { at: number; outcome: Promise<DnsOutcome> }>();

  constructor({ clock, servers, gate, onRecovery }: ResolverOptions) {
    this.servers = servers;
    this.#clock = clock;
    this.#gate = gate;
    this.#client = new DnsClient(clock, servers, () => {
      // What is shared of the time before is trouble that is over.
      this.#recent.clear();
      onRecovery();
    });
  }

  /** Addresses of the full name: A records, or AAAA ones. Never rejects: what went wrong is in `problem`. */
  async resolve(name: string, family: 4 | 6, sharedMs = LOOKUP_SHARED_MS): Promise<Lookup> {
    const type = family === 6 ? "AAAA" : "A";
    const { answers, ...outcome } = await this.#ask({ name, type }, sharedMs);
    const records = answers.flatMap((answer) => (answer.type === type ? [answer] : []));
    const addresses = [...new Set(records.map(({ data }) => data))].slice(0, ADDRESSES_MAX).sort();
    return { ...outcome, how: "resolved", name, addresses, ...ttlOf(records) };
  }

  /** The service's targets at the full name `_port._protocol.service…`. Never rejects, as above. */
  async resolveService(name: string): Promise<SrvLookup> {
    const { answers, ...outcome } = await this.#ask({ name, type: "SRV" }, LOOKUP_SHARED_MS);
    const targets = answers.flatMap((answer): SrvTarget[] => {
      if (answer.type !== "SRV") return [];
      const { target, port, priority = 0, weight = 0 } = answer.data;
      return [{ target, port, priority, weight, ttl: answer.ttl ?? 0 }];
    });
    return { ...outcome, name, targets: targets.slice(0, SRV_TARGETS_MAX) };
  }

  /** The names of an address. Never rejects, as above. */
  async resolveAddress(address: string): Promise<PtrLookup> {
    const name = reverseName(address);
    const { answers, ...outcome } = await this.#ask({ name, type: "PTR" }, LOOKUP_SHARED_MS);
    const records = answers.flatMap((answer) => (answer.type === "PTR" ? [answer] : []));
    const names = [...new Set(records.map(({ data }) => data))].slice(0, ADDRESSES_MAX).sort();
    return { ...outcome, name, names, ...ttlOf(records) };
  }

  close(): void {
    this.#client.close();
  }

  #ask(question: DnsQuestion, sharedMs: number): Promise<DnsOutcome> {
    const now = this.#clock.now();
    for (const [key, { at }] of this.#recent) {
      if (now - at < LOOKUP_SHARED_MS) break;
      this.#recent.delete(key);
    }
    const key = `${question.type} ${question.name}`;
    const recent = this.#recent.get(key);
    if (recent && now - recent.at < sharedMs) return recent.outcome;
    const outcome = this.#gate.run(neverAborted, () => this.#client.ask(question));
    // Set last, so that the map stays in the order of the asking.
    this.#recent.delete(key);
    this.#recent.set(key, { at: now, outcome });
    return outcome;
  }
}

/** Others may share the answer, so that nobody alone can call the question off; it is bounded in time. */
const neverAborted = new AbortController().signal;

function ttlOf(records: readonly { ttl?: number | undefined }[]): { ttl?: number } {
  return records.length === 0 ? {} : { ttl: Math.min(...records.map(({ ttl = 0 }) => ttl)) };
}
