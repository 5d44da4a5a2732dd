import { isIPv6 } from "node:net";
import { type Clock, toTimestamp } from "../clock.ts";
import { describeError } from "../errors.ts";
import type { CounterView, DnsView } from "../statefulset/board/board.ts";
import type { ClusterDomain } from "./cluster-domain.ts";
import type { ProbeTarget } from "./contract.ts";
import { describeDeclared, describeDns, isResolvable } from "./describe-dns.ts";
import type { EarlierReadings } from "./earlier-readings.ts";
import { FileReader } from "./file-reader.ts";
import type { Gate } from "./gate.ts";
import { type Answered, climb, type Ladder } from "./ladder.ts";
import { BOARD_PERIOD_MS, EXEC_LOOKUP_PERIOD_MS, EXEC_PERIOD_MS, FLEET_PERIOD_MS, NAME_SHARED_MS } from "./limits.ts";
import type { NameGaps } from "./name-gaps.ts";
import { PodLookup } from "./pod-lookup.ts";
import { type Failure, failure, isNameTrouble, type Reading, wasAsked } from "./reading.ts";
import { type Outcome, Repeater } from "./repeater.ts";
import type { Lookup } from "./resolve-name.ts";
import type { InPod } from "./run-in-pod.ts";

/** What all probes of one prober share. */
export interface ProbeSurroundings {
  clock: Clock;
  random: () => number;
  ways: Omit<Ladder, "file">;
  inPod: InPod;
  /** Passed by pods that did not answer in time the last time. */
  slowGate: Gate;
  domain: ClusterDomain;
  earlier: EarlierReadings;
  gaps: NameGaps;
  /** Something visible of that pod changed. */
  changed(podUid: string): void;
  /** The cluster's domain became known. */
  domainLearned(): void;
}

/** Asks one pod, for its counter and for its name, as long as somebody looks; and keeps what it said last. */
export class PodProbe {
  readonly #around: ProbeSurroundings;
  readonly #ladder: Ladder;
  readonly #podLookup: PodLookup;
  readonly #counterLoop: Repeater;
  readonly #dnsLoop: Repeater;
  #target: ProbeTarget;
  #reading: (Reading & { at: number }) | undefined;
  #failure: (Failure & { at?: number }) | undefined;
  #lookup: Lookup | undefined;
  /** An answer was sought, found or not: from now on what is declared counts. */
  #isNameAsked = false;
  #told = { all: nothingToTell, visible: nothingToTell, at: Number.NEGATIVE_INFINITY };

  constructor(target: ProbeTarget, around: ProbeSurroundings) {
    this.#target = target;
    this.#around = around;
    const { clock, random, ways, inPod } = around;
    this.#ladder = { ...ways, file: new FileReader(clock, inPod) };
    this.#podLookup = new PodLookup(clock, inPod);
    this.#counterLoop = new Repeater(clock, random, (signal) => this.#askCounter(signal));
    this.#dnsLoop = new Repeater(clock, random, (signal) => this.#askName(signal));
  }

  /** Somebody looks, at this target: begins, goes on, or changes pace. */
  look(target: ProbeTarget): void {
    const before = this.#target;
    this.#target = target;
    const isChanged = before !== target && JSON.stringify(before) !== JSON.stringify(target);
    if (isChanged) {
      this.#counterLoop.hurry();
      this.#dnsLoop.hurry();
    }
    if (target.ending) this.#counterLoop.stop();
    else this.#counterLoop.start(this.#periodMs);
    if (target.closeness === "fleet") this.#dnsLoop.stop();
    else {
      if (target.ip === undefined && this.#around.ways.byName.resolver) this.#around.gaps.missing(target, this.#around.clock.now());
      this.#dnsLoop.start(this.#namePeriodMs);
    }
    if (isChanged) this.#tell();
  }

  /** The cluster's DNS answers again: what hung on it is asked now. */
  askAgain(): void {
    this.#counterLoop.again();
    this.#dnsLoop.again();
  }

  /** Nobody looks: no request is sent any more, and what is under way is dropped. */
  rest(): void {
    this.#counterLoop.stop();
    this.#dnsLoop.stop();
  }

  counterView(): CounterView | undefined {
    const reading = this.#reading;
    const trouble = this.#failure;
    const { setUid, podName, podUid } = this.#target;
    if (trouble) {
      const before = reading
        ? { value: reading.value, uid: podUid, at: toTimestamp(reading.at) }
        : this.#around.earlier.before(setUid, podName, podUid);
      const { code, message } = trouble;
      const at = trouble.at === undefined ? {} : { at: toTimestamp(trouble.at) };
      return { ...at, error: { code, message }, ...(before === undefined ? {} : { before }) };
    }
    if (!reading) return undefined;
    const before = this.#around.earlier.before(setUid, podName, podUid);
    const { value, how, source, ms, at } = reading;
    return { value, how, source, at: toTimestamp(at), ms, ...(before === undefined ? {} : { before }) };
  }

  dnsView(): DnsView | undefined {
    if (this.#target.closeness === "fleet") return undefined;
    if (this.#lookup && isResolvable(this.#target)) return describeDns(this.#target, this.#lookup);
    const { dnsName, podName } = this.#target;
    const { name: domain } = this.#around.domain;
    const name = dnsName === undefined ? podName : domain === undefined ? dnsName : `${dnsName}.${domain}`;
    return this.#isNameAsked || !isResolvable(this.#target) ? describeDeclared(this.#target, name) : undefined;
  }

  get #periodMs(): number {
    return this.#target.closeness === "board" ? BOARD_PERIOD_MS : FLEET_PERIOD_MS;
  }

  get #namePeriodMs(): number {
    const { ways, gaps, clock } = this.#around;
    if (!ways.byName.resolver) return EXEC_LOOKUP_PERIOD_MS;
    const { setUid, podName } = this.#target;
    return Math.min(BOARD_PERIOD_MS, gaps.quickPeriodMs(setUid, podName, clock.now()) ?? BOARD_PERIOD_MS);
  }

  async #askCounter(signal: AbortSignal): Promise<Outcome> {
    const target = this.#target;
    const { clock, earlier, slowGate } = this.#around;
    const toFailure = (error: unknown): Answered => failure("internal", describeError(error));
    const ask = () => climb(target, this.#ladder, signal);
    const isSlow = this.#failure?.code === "timeout";
    const result = await (isSlow ? slowGate.run(signal, ask) : ask()).catch(toFailure);
    if (signal.aborted || !result) return { failed: false };
    const at = result.at ?? clock.now();
    if (result.ok) {
      this.#reading = { ...result, at };
      this.#failure = undefined;
      earlier.record(target.setUid, target.podName, target.podUid, result.value);
    } else if (wasAsked(result)) this.#failure = { ...result, at };
    else this.#failure = result;
    this.#tell();
    if (!result.ok) return { failed: wasAsked(result) && !isNameTrouble(result) };
    return result.how === "file" ? { failed: false, pauseMs: EXEC_PERIOD_MS } : { failed: false };
  }

  async #askName(signal: AbortSignal): Promise<Outcome> {
    const target = this.#target;
    const { domain } = this.#around;
    const isLearned = await domain.learn(target, signal).catch(() => false);
    if (isLearned) this.#around.domainLearned();
    const lookup = await this.#resolve(target, signal).catch(() => undefined);
    if (signal.aborted) return { failed: false };
    this.#isNameAsked = true;
    this.#lookup = lookup;
    if (lookup?.how === "resolved") this.#noteGap(target, lookup);
    this.#tell();
    // A DNS that is down is asked by one for all (DnsClient), so nobody need wait longer to be told.
    return { failed: false };
  }

  /** What the answer says of how long the name was missing; a DNS that does not answer says nothing. */
  #noteGap(target: ProbeTarget, { addresses, at, problem }: Lookup): void {
    const { gaps } = this.#around;
    if (problem?.code === "server-down") return;
    if (target.ip !== undefined && addresses.includes(target.ip)) {
      const gap = gaps.of(target.setUid, target.podName, at);
      // The pod can be asked by its name again.
      if (gap && gap.until === undefined) this.#counterLoop.hurry();
      gaps.found(target, at);
    } else gaps.missing(target, at);
    this.#dnsLoop.start(this.#namePeriodMs);
  }

  /** Undefined when there is nobody to ask, or nothing to ask for. */
  async #resolve(target: ProbeTarget, signal: AbortSignal): Promise<Lookup | undefined> {
    const domain = this.#around.domain.name;
    if (target.dnsName === undefined || domain === undefined || !isResolvable(target)) return undefined;
    const name = `${target.dnsName}.${domain}`;
    const { resolver } = this.#around.ways.byName;
    if (resolver) return await resolver.resolve(name, isIPv6(target.ip ?? "") ? 6 : 4, NAME_SHARED_MS);
    return target.running && !target.ending ? await this.#podLookup.resolve(name, target, signal) : undefined;
  }

  /** Tells of a change that can be seen; of times alone only once a period. */
  #tell(): void {
    const now = this.#around.clock.now();
    const { setUid, podName } = this.#target;
    const views = [this.counterView(), this.dnsView(), this.#around.gaps.of(setUid, podName, now)];
    const all = JSON.stringify(views);
    const visible = JSON.stringify(views, (key, value: unknown) => (times.has(key) ? undefined : value));
    const isOnlyTime = visible === this.#told.visible;
    if (all === this.#told.all || (isOnlyTime && now - this.#told.at < this.#periodMs)) return;
    this.#told = { all, visible, at: now };
    this.#around.changed(this.#target.podUid);
  }
}

/** Before the first answer. */
const nothingToTell = "[null,null,null]";

/** What changes with every answer, also when the answer is the same. */
const times: ReadonlySet<string> = new Set(["at", "ms", "ttl"]);
