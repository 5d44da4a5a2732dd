import { Resolver } from "node:dns/promises";
import { isIPv6 } from "node:net";
import type { Clock } from "../clock.ts";
import { describeError } from "../errors.ts";
import { DNS_TIMEOUT_MS, DNS_TRIES, LOOKUP_SHARED_MS } from "./limits.ts";

/** What asking for a name gave. `how`: from here, or from inside a pod. `at`: milliseconds since the epoch. */
export interface Lookup {
  how: "resolved" | "exec";
  name: string;
  addresses: readonly string[];
  /** Seconds for which the answer may be kept. */
  ttl?: number;
  ms: number;
  at: number;
  /** Set when there is no address: the name is not known, or nobody answered. */
  problem?: { code: "nxdomain" | "server-down"; message: string };
}

/** Asks one DNS server, bounded in time and tries. A name's answer is shared by all who ask within LOOKUP_SHARED_MS. */
export class NameResolver {
  readonly #clock: Clock;
  readonly #server: string;
  readonly #resolver = new Resolver({ timeout: DNS_TIMEOUT_MS, tries: DNS_TRIES });
  readonly #recent = new Map<string, { at: number; lookup: Promise<Lookup> }>();

  constructor(clock: Clock, server: { host: string; port: number }) {
    this.#clock = clock;
    this.#server = `${isIPv6(server.host) ? `[${server.host}]` : server.host}:${server.port}`;
    this.#resolver.setServers([this.#server]);
  }

  /** Addresses of the full name: A records, or AAAA ones. Never rejects: what went wrong is in `problem`. */
  resolve(name: string, family: 4 | 6): Promise<Lookup> {
    const now = this.#clock.now();
    for (const [key, { at }] of this.#recent) {
      if (now - at < LOOKUP_SHARED_MS) break;
      this.#recent.delete(key);
    }
    const key = `${family} ${name}`;
    const recent = this.#recent.get(key);
    if (recent) return recent.lookup;
    const lookup = this.#ask(name, family, now);
    this.#recent.set(key, { at: now, lookup });
    return lookup;
  }

  close(): void {
    this.#resolver.cancel();
  }

  async #ask(name: string, family: 4 | 6, at: number): Promise<Lookup> {
    const base = () => ({ how: "resolved", name, ms: this.#clock.now() - at, at }) as const;
    try {
      const records = await (family === 6 ? this.#resolver.resolve6(name, { ttl: true }) : this.#resolver.resolve4(name, { ttl: true }));
      const addresses = [...new Set(records.map(({ address }) => address))].sort();
      return { ...base(), addresses, ttl: Math.min(...records.map(({ ttl }) => ttl)) };
    } catch (error) {
      return { ...base(), addresses: [], problem: this.#problem(name, error) };
    }
  }

  #problem(name: string, error: unknown): NonNullable<Lookup["problem"]> {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOTFOUND") return { code: "nxdomain", message: `the cluster's DNS does not know ${name} (NXDOMAIN)` };
    if (code === "ENODATA") return { code: "nxdomain", message: `the cluster's DNS knows ${name}, but no address of it` };
    const why =
      code === "ETIMEOUT" || code === "ECANCELLED"
        ? "does not answer"
        : code === "ECONNREFUSED"
          ? "refuses the connection"
          : code === "ESERVFAIL"
            ? "answers that it has failed (SERVFAIL)"
            : `gives no answer: ${describeError(error)}`;
    return { code: "server-down", message: `the cluster's DNS server (${this.#server}) ${why}` };
  }
}
