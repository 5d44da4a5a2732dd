import type { WirePod } from "../controllers/objects/pod.ts";
import type { MoveRule } from "../statefulset/rollout/rule.ts";
import type { Mark, Phase } from "../timeline/timeline.ts";
import type { ForecastRequest } from "./forecast-request.ts";
import type { LaneEnd, Move, Wait } from "./forecast-result.ts";
import { toForecastTime } from "./forecast-time.ts";
import { type Life, sideOf } from "./life.ts";
import { Person } from "./person.ts";
import { randomOf } from "./random-of.ts";
import { SimulatedNode } from "./simulated-node.ts";
import { SpanRecorder } from "./span-recorder.ts";
import { brokenRule } from "./stand-rule.ts";
import { VirtualClock } from "./virtual-clock.ts";
import type { Awaited, Sync, Wish, Workload } from "./workload.ts";

/** From a change until the controllers have heard of it and acted: watch and queue, a choice of the model (semantics of §17: 20 ms and 5 ms). */
export const reactionMs = 25;
/** Nothing is looked at that happens later. */
const horizonMs = 7 * 86_400_000;
/** So much may happen in one lane: a set of 1,000 that is updated and put back takes 20,000. */
const eventsMax = 100_000;
/** After so many it is asked whether it may go on. */
const eventsBetweenChecks = 256;
/** A lane in which containers only crash and start again is left when nothing else has happened for so long: more than two of the longest back-offs. */
const quietMs = 900_000;

/** One lane as it runs: the set at rest, the change at 0, and what the controllers' rules, the node and the person then do. */
export class LaneRun {
  readonly workload: Workload;
  readonly clock = new VirtualClock();
  readonly recorder = new SpanRecorder();
  readonly moves: Move[] = [];
  readonly waits: Wait[] = [];
  readonly person: Person;
  readonly #node: SimulatedNode;
  readonly #check: () => void;
  #isDue = false;
  #open: (Awaited & { from: number }) | undefined;
  #restedAt = 0;
  #movedAt = 0;

  /** `check` throws when there is no more time to go on. */
  constructor(request: ForecastRequest, workload: Workload, deletesByHand: boolean, check: () => void) {
    this.workload = workload;
    this.#check = check;
    const ears = {
      see: (life: Life, phase: Phase, isSeen: boolean) => this.#onPhase(life, phase, isSeen),
      mark: ({ ordinal }: Life, kind: Mark["kind"], by: Mark["by"], text: string) => this.mark({ kind, by, ordinal, text }),
    };
    this.#node = new SimulatedNode(request, this.clock, randomOf(request.seed), workload.pods, ears);
    this.person = new Person(request, this, deletesByHand);
    for (const life of workload.pods.lives) this.recorder.see(life.ordinal, 0, life.phase, life.side, true);
  }

  /** Goes on until nothing more is to come but what changes nothing any more. Answers when the last thing happened that did. */
  runToRest(): number {
    while (this.#isUnderWay() && this.clock.count < eventsMax) if (!this.#step(horizonMs)) break;
    // What goes round and round for ever is no news.
    return this.clock.awaits("cycle") ? this.#movedAt : Math.max(this.#restedAt, this.#movedAt, this.#open?.from ?? 0);
  }

  /** Goes on with what changes nothing any more. */
  runUntil(until: number): void {
    while (this.clock.count < 2 * eventsMax && this.#step(until));
    if (this.#open) this.waits.push(waitOf(this.#open, until));
    this.#open = undefined;
  }

  /** What it has come to, at rest. */
  end(): LaneEnd {
    if (this.#isUnderWay()) return { kind: "still-going", at: this.clock.now };
    const looping = this.clock.awaits("cycle") ? this.workload.pods.lives.find(({ isBroken }) => isBroken) : undefined;
    if (looping) return { kind: "stuck", at: this.#movedAt, rule: brokenRule(looping, this.workload), ordinal: looping.ordinal };
    if (!this.#open) return { kind: "finished", at: this.#restedAt };
    const { rule, ordinal, from } = this.#open;
    if (rule === "partition" || rule === "on-delete") return { kind: "waits-for-person", at: from, rule };
    return { kind: "stuck", at: from, rule, ...(ordinal !== undefined && { ordinal }) };
  }

  /** What is waited for, and since when. */
  get awaited(): (Awaited & { from: number }) | undefined {
    return this.#open;
  }

  mark(mark: Omit<Mark, "at">): void {
    this.recorder.mark({ at: this.clock.now, ...mark });
  }

  /** A person changes the workload. */
  change(wish: Wish): void {
    this.workload.change(wish);
    this.#movedAt = this.clock.now;
    this.#wake();
  }

  /** Somebody asks for the deletion of a pod. */
  remove(life: Life, rule: MoveRule): void {
    const { now } = this.clock;
    const { pod, ordinal, name } = life;
    this.moves.push({ at: now, do: "delete", ordinal, revision: life.side, rule });
    this.#movedAt = now;
    const metadata = { ...pod.metadata, deletionTimestamp: toForecastTime(now) };
    this.workload.pods.write(life, { ...pod, metadata });
    this.mark({ kind: "pod-deleted", by: rule === "by-person" ? "person" : "controller", ordinal, text: `${name} is deleted` });
    this.#node.stop(life);
  }

  #step(until: number): boolean {
    if (this.clock.count % eventsBetweenChecks === 0) this.#check();
    return this.clock.step(until);
  }

  #create(pod: WirePod, ordinal: number, rule: MoveRule): void {
    const side = sideOf(pod);
    const { name } = pod.metadata;
    const life: Life = { name, ordinal, side, pod, phase: "waiting", wasReady: false, isBroken: false };
    this.moves.push({ at: this.clock.now, do: "create", ordinal, revision: side, rule });
    this.#movedAt = this.clock.now;
    this.workload.pods.add(life);
    this.recorder.see(ordinal, this.clock.now, "waiting", side, true);
    this.mark({ kind: "pod-created", by: "controller", ordinal, text: `${name} is created` });
    this.#node.admit(life);
  }

  #onPhase(life: Life, phase: Phase, isSeen: boolean): void {
    this.recorder.see(life.ordinal, this.clock.now, phase, phase === "absent" ? undefined : life.side);
    if (isSeen) this.#wake();
  }

  /** The controllers look, once, a little later. */
  #wake(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    this.clock.after(reactionMs, () => {
      this.#isDue = false;
      this.#sync();
    });
  }

  #sync(): void {
    const { now } = this.clock;
    const sync = this.workload.sync(now, {
      create: (pod, ordinal, rule) => this.#create(pod, ordinal, rule),
      remove: (life, rule) => this.remove(life, rule),
    });
    if (sync.hasWritten) this.#wake();
    if (sync.lookAgainAfterMs !== undefined) this.clock.after(sync.lookAgainAfterMs, () => this.#wake());
    this.#note(sync, now);
    this.person.look();
  }

  #note({ awaited, hasMoved }: Sync, now: number): void {
    const open = this.#open;
    if (awaited && open?.rule === awaited.rule && open.ordinal === awaited.ordinal) return;
    if (open) this.waits.push(waitOf(open, now));
    if (open || hasMoved) this.#restedAt = now;
    this.#open = awaited && { ...awaited, from: now };
  }

  #isUnderWay(): boolean {
    return this.clock.awaits("news") || (this.clock.awaits("cycle") && this.clock.now - this.#movedAt <= quietMs);
  }
}

function waitOf({ from, rule, ordinal }: Awaited & { from: number }, to: number): Wait {
  return { from, to, rule, ...(ordinal !== undefined && { ordinal }) };
}
