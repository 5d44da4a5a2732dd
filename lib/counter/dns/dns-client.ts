import { randomInt } from "node:crypto";
import type { Answer } from "dns-packet";
import type { Clock } from "../../clock.ts";
import type { DnsServer } from "../../cluster/cluster.ts";
import { AppError, describeError } from "../../errors.ts";
import { DNS_RETRY_MS, DNS_TRIES } from "../limits.ts";
import { askServer } from "./ask-server.ts";
import { type DnsQuestion, isAskableName, responseCodes } from "./dns-message.ts";

/** What became of a question. `at`: when it was asked, in milliseconds since the epoch. */
export interface DnsOutcome {
  answers: readonly Answer[];
  at: number;
  /** How long the server that answered took, without anything before it. */
  ms?: number;
  /** The server that answered, e.g. "10.96.0.10". */
  server?: string;
  /** Set when there is no record: the name, or a record of that type, is not known (an answer as well), or nobody answered. */
  problem?: { code: "nxdomain" | "server-down"; message: string };
}

/**
 * Asks the cluster's DNS as a resolver does: the first server, the next one when it does not answer or has failed, all of them DNS_TRIES times.
 * While none answers, one question every DNS_RETRY_MS finds out whether one does again; all others are answered at once with that trouble. So
 * a DNS that is down is asked no more the more names there are, and that it is back is known soon.
 */
export class DnsClient {
  readonly #clock: Clock;
  /** The last that answered comes first. */
  #servers: readonly DnsServer[];
  readonly #closing = new AbortController();
  /** Set while no server answers: what is said of that, and when it was last tried. */
  #down: { triedAt: number; message: string } | undefined;
  /** Counts answers: whether there was one since a question began. */
  #answered = 0;
  readonly #onRecovery: () => void;

  constructor(clock: Clock, servers: readonly DnsServer[], onRecovery: () => void) {
    this.#clock = clock;
    this.#servers = servers;
    this.#onRecovery = onRecovery;
  }

  /** Never rejects: what went wrong is in `problem`. */
  async ask(question: DnsQuestion): Promise<DnsOutcome> {
    const at = this.#clock.now();
    const none = { answers: [], at };
    if (!isAskableName(question.name)) {
      return { ...none, problem: { code: "nxdomain", message: `${question.name} is too long for a DNS name, so there can be none` } };
    }
    const down = this.#down;
    if (down && at - down.triedAt < DNS_RETRY_MS) {
      return { ...none, at: down.triedAt, problem: { code: "server-down", message: down.message } };
    }
    if (down) down.triedAt = at;
    return await this.#askAll(question, at, down ? 1 : DNS_TRIES);
  }

  close(): void {
    this.#closing.abort(new Error("nobody looks any more"));
  }

  async #askAll(question: DnsQuestion, at: number, tries: number): Promise<DnsOutcome> {
    const answeredBefore = this.#answered;
    const inTurn = Array.from({ length: tries }, () => this.#servers).flat();
    let failed: DnsOutcome | undefined;
    let silence = "";
    for (const server of inTurn) {
      try {
        const outcome = await this.#askOne(server, question, at);
        if (outcome.problem?.code !== "server-down") return outcome;
        failed = outcome;
      } catch (error) {
        silence = `the cluster's DNS server (${nameOf(server)}) ${describeSilence(error)}${others(this.#servers.length - 1)}`;
        if (this.#closing.signal.aborted) break;
      }
    }
    if (failed) return failed;
    if (this.#answered === answeredBefore) this.#down = { triedAt: this.#clock.now(), message: silence };
    return { answers: [], at, problem: { code: "server-down", message: silence } };
  }

  async #askOne(server: DnsServer, question: DnsQuestion, at: number): Promise<DnsOutcome> {
    const id = randomInt(0x10000);
    const { code, answers, ms } = await askServer(server, question, { clock: this.#clock, id, signal: this.#closing.signal });
    this.#hear(server);
    const problem = describeCode(code, question, answers, server);
    return { answers: problem ? [] : answers, at, ms, server: server.host, ...(problem ? { problem } : {}) };
  }

  #hear(server: DnsServer): void {
    this.#answered++;
    if (this.#servers[0] !== server) this.#servers = [server, ...this.#servers.filter((other) => other !== server)];
    if (!this.#down) return;
    this.#down = undefined;
    this.#onRecovery();
  }
}

function describeCode(code: number, { name, type }: DnsQuestion, answers: readonly Answer[], server: DnsServer): DnsOutcome["problem"] {
  if (code === responseCodes.noSuchName) return { code: "nxdomain", message: `the cluster's DNS does not know ${name} (NXDOMAIN)` };
  if (code === responseCodes.noError) {
    if (answers.some((answer) => answer.type === type)) return undefined;
    return {
      code: "nxdomain",
      message: `the cluster's DNS knows ${name}, but no ${type === "A" || type === "AAAA" ? "address" : `${type} record`} of it`,
    };
  }
  const what =
    code === responseCodes.serverFailure
      ? "answers that it has failed (SERVFAIL)"
      : code === responseCodes.refused
        ? "refuses the question (REFUSED)"
        : `cannot answer (response code ${code})`;
  return { code: "server-down", message: `the cluster's DNS server (${nameOf(server)}) ${what}` };
}

function describeSilence(error: unknown): string {
  if (error instanceof AppError && error.code === "timeout") return "does not answer";
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ECONNREFUSED" ? "does not answer (connection refused)" : `does not answer: ${describeError(error)}`;
}

function others(count: number): string {
  return count === 0 ? "" : count === 1 ? ", nor does the other one" : `, nor do the ${count} others`;
}

function nameOf({ host, port }: DnsServer): string {
  return `${host.includes(":") ? `[${host}]` : host}${port === 53 ? "" : `:${port}`}`;
}
