import type { Answer, RecordType } from "dns-packet";
import type { Clock } from "../../clock.ts";
import type { Store } from "../store/store.ts";
import { answerDns, type DnsAnswer } from "./answer-dns.ts";

export interface DnsQuestion {
  name: string;
  type: RecordType;
}

/** Answers that are kept at once; beyond that the oldest are forgotten. */
const keptMax = 10_000;

/**
 * What everybody in the cluster is answered who asks for a name: its DNS server from outside, programs in pods, the network door. It can be
 * silent, and it can keep answers as CoreDNS's cache does, "no such name" among them.
 */
export class ClusterDns {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #kept = new Map<string, { answer: DnsAnswer; until: number }>();
  #keepMs = 0;
  #isSilent = false;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** The answer, or undefined while it is silent. */
  ask(question: DnsQuestion): DnsAnswer | undefined {
    if (this.#isSilent) return undefined;
    return this.#keepMs === 0 ? answerDns(this.#store, question) : this.#askCache(question);
  }

  /** The addresses of a name; none when there is no such name, and when nobody answers. */
  addressesOf(name: string): string[] {
    return (this.ask({ name, type: "A" })?.answers ?? []).flatMap((answer) => (answer.type === "A" ? [answer.data] : []));
  }

  /** Answers nobody, until the answer is called. */
  silence(): () => void {
    this.#isSilent = true;
    return () => {
      this.#isSilent = false;
    };
  }

  /** Gives each answer again for so long after it was first given, until the answer is called: from then on it knows what is. */
  cache(forMs: number): () => void {
    this.#keepMs = forMs;
    return () => {
      this.#keepMs = 0;
      this.#kept.clear();
    };
  }

  /** Records live for as long as they are kept; what is left of that is told, as CoreDNS's cache plugin does. */
  #askCache({ name, type }: DnsQuestion): DnsAnswer {
    const key = `${type} ${name.toLowerCase()}`;
    const now = this.#clock.now();
    const kept = this.#kept.get(key);
    const isFresh = kept !== undefined && now < kept.until;
    const answer = isFresh ? kept.answer : answerDns(this.#store, { name, type });
    const until = isFresh ? kept.until : now + this.#keepMs;
    if (!isFresh) this.#keep(key, answer, until);
    const ttl = Math.ceil((until - now) / 1000);
    return { code: answer.code, answers: answer.answers.map((record): Answer => ("ttl" in record ? { ...record, ttl } : record)) };
  }

  #keep(key: string, answer: DnsAnswer, until: number): void {
    this.#kept.delete(key);
    this.#kept.set(key, { answer, until });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > keptMax && oldest !== undefined) this.#kept.delete(oldest);
  }
}
