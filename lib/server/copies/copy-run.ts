import { type Clock, sleep } from "../../clock.ts";
import type { CacheChange, Cluster } from "../../cluster/cluster.ts";
import { type CopiesRoot, createOwned, createRoot } from "../../cluster/copies/create-copies.ts";
import { ownClaims } from "../../cluster/copies/own-claims.ts";
import { removeCopies } from "../../cluster/copies/remove-copies.ts";
import { AppError, describeError } from "../../errors.ts";
import type { CopiesEnd, CopiesFrame, CopiesStage } from "../../protocol/copies/copies-frame.ts";
import type { CopiesPlanResponse } from "../../protocol/copies/copies-plan.ts";
import { laneLabel, laneLetter, runLabel } from "../../simulation/copies/copy-names.ts";
import { judgeLane } from "../../simulation/copies/judge-lane.ts";
import { measureCopies } from "../../simulation/copies/measure-copies.ts";
import type { CopiesPlan } from "../../simulation/copies/plan-copies.ts";
import type { ForecastRequest } from "../../simulation/forecast-request.ts";
import type { Forecast } from "../../simulation/forecast-result.ts";
import type { Pod } from "../../statefulset/objects/pod.ts";
import { Bell } from "../logs/bell.ts";
import { LaneRun } from "./lane-run.ts";
import { laneObjects, workloadResource } from "./planned-objects.ts";

/** From their creation until all lanes are ready; from the change to the end, however long was forecast; until everything is gone. */
const readyMsMax = 300_000;
const runMsMax = 900_000;
const cleanMsMax = 120_000;
/** What a run may take beyond one and a half times what was forecast. */
const graceMs = 30_000;
/** How often lanes are looked at while nothing is heard; and how often at most they are told. */
const lookMs = 25;
const tellMs = 150;

export interface CopyRunOptions {
  /** The machine's. */
  clock: Clock;
  /** The cluster's: what pods take is measured by it. */
  time: Pick<Clock, "now">;
  cluster: Cluster;
  plan: CopiesPlan;
  answer: CopiesPlanResponse;
  request: ForecastRequest;
  forecast: Forecast;
  keep: boolean;
}

/** One run on copies, from the first object to the last that is gone. */
export class CopyRun {
  readonly #options: CopyRunOptions;
  readonly #lanes: readonly LaneRun[];
  readonly #bell = new Bell();
  #stage: CopiesStage = "creating";
  #root: CopiesRoot | undefined;
  #end: CopiesEnd | undefined;
  #isLeaving = false;

  constructor(options: CopyRunOptions) {
    this.#options = options;
    const { plan, request, forecast, cluster, time } = options;
    this.#lanes = plan.lanes.map((planned) => {
      const expected = forecast.lanes.find(({ spec }) => spec === planned.spec);
      return new LaneRun({ planned, request, forecast: expected, door: cluster.asPerson(), now: () => time.now() });
    });
  }

  /** Carries it out, and cleans up whatever comes. Never rejects: how it went is in the last frame. */
  async go(signal: AbortSignal): Promise<void> {
    const unsubscribe = this.#options.cluster.cache.subscribe((change) => this.#hear(change));
    let end: Omit<CopiesEnd, "left">;
    try {
      end = { kind: await this.#run(signal) };
    } catch (error) {
      end = signal.aborted ? { kind: "stopped" } : { kind: "failed", message: describeError(error) };
    }
    for (const lane of this.#lanes) lane.close();
    const left = await this.#clean();
    unsubscribe();
    this.#end = { ...end, ...left };
    this.#bell.ring();
  }

  /** Nobody waits until everything is gone: that the removal was asked for is enough. */
  leave(): void {
    this.#isLeaving = true;
  }

  /** What is told of it; ends with the run, or when the signal aborts. */
  async *frames(signal: AbortSignal): AsyncGenerator<readonly CopiesFrame[], void> {
    const { clock, plan, answer } = this.#options;
    yield [{ run: plan.run, plan: answer }];
    while (!this.#end && !signal.aborted) {
      await this.#bell.heard(clock, signal);
      yield [this.#progress()];
      if (!this.#end) await new Bell().heard(clock, signal, tellMs);
    }
    if (this.#end) yield [this.#progress(), this.#verdicts(), { end: this.#end }];
  }

  async #run(signal: AbortSignal): Promise<"done" | "late"> {
    await this.#create(signal);
    this.#enter("waiting");
    await this.#until(() => this.#lanes.every(({ isReady }) => isReady), readyMsMax, signal, this.#notReady());
    await this.#hangClaims();
    this.#enter("running");
    const at = this.#options.time.now();
    await Promise.all(this.#lanes.map((lane) => lane.change(at)));
    const patience = Math.min(runMsMax, this.#options.forecast.until * 1.5 + graceMs);
    const isDone = () => {
      for (const lane of this.#lanes) lane.tick();
      return this.#lanes.every(({ end }) => end !== undefined);
    };
    return (await this.#isSoon(isDone, patience, signal)) ? "done" : "late";
  }

  async #create(signal: AbortSignal): Promise<void> {
    const { cluster, plan } = this.#options;
    const door = cluster.asPerson();
    const root = await createRoot(door, plan.namespace, { resource: "configmaps", object: plan.root });
    this.#root = root;
    await Promise.all(
      this.#lanes.map(async (lane) => {
        for (const one of laneObjects(lane.planned)) {
          signal.throwIfAborted();
          const uid = await createOwned(door, root, one);
          const { workload } = lane.planned;
          if (one.object === workload)
            lane.workload = { resource: workloadResource(workload), namespace: plan.namespace, name: workload.metadata.name, uid };
        }
      }),
    );
  }

  /** Claims of an API server that deletes them with their set belong to it by now. */
  async #hangClaims(): Promise<void> {
    const { cluster, plan } = this.#options;
    if (plan.asked.claims === 0 || !this.#root) return;
    const claims = [...cluster.cache.inNamespace("persistentvolumeclaims", plan.namespace)].filter(
      ({ labels }) => labels[runLabel] === plan.run,
    );
    await ownClaims(cluster.asPerson(), this.#root, claims);
  }

  async #clean(): Promise<Pick<CopiesEnd, "left" | "message">> {
    const root = this.#root;
    if (!root) return { left: "nothing" };
    if (this.#options.keep) return { left: "kept" };
    this.#enter("cleaning");
    try {
      await removeCopies(this.#options.cluster.asPerson(), root, runLabel);
    } catch (error) {
      return { left: "leftover", message: describeError(error) };
    }
    const isGone = await this.#isSoon(() => this.#isLeaving || this.#pods().length === 0, cleanMsMax, new AbortController().signal);
    return { left: isGone ? "nothing" : "leftover" };
  }

  #pods(): readonly Pod[] {
    const { cluster, plan } = this.#options;
    return [...cluster.cache.inNamespace("pods", plan.namespace)].filter(({ labels }) => labels[runLabel] === plan.run);
  }

  #hear(change: CacheChange): void {
    const { plan, time } = this.#options;
    if (change.type === "status" || change.kind !== "pods") return;
    const { object } = change;
    if (object.namespace !== plan.namespace || object.labels[runLabel] !== plan.run) return;
    const lane = this.#lanes.find((_, index) => object.labels[laneLabel] === laneLetter(index));
    lane?.see(time.now(), change.type === "deleted" ? "gone" : "here", object);
    this.#bell.ring();
  }

  #enter(stage: CopiesStage): void {
    this.#stage = stage;
    this.#bell.ring();
  }

  async #until(isSo: () => boolean, forMs: number, signal: AbortSignal, otherwise: string): Promise<void> {
    if (!(await this.#isSoon(isSo, forMs, signal))) throw new AppError("timeout", otherwise);
  }

  /** Whether it becomes so in that time of the cluster's. */
  async #isSoon(isSo: () => boolean, forMs: number, signal: AbortSignal): Promise<boolean> {
    const { clock, time } = this.#options;
    const until = time.now() + forMs;
    while (!isSo()) {
      if (time.now() >= until) return false;
      await sleep(clock, lookMs, signal);
    }
    return true;
  }

  #notReady(): string {
    return `The copies were not all ready within ${readyMsMax / 60_000} minutes, so nothing was changed. Look at their pods' Events when you try it again with "keep".`;
  }

  #progress(): CopiesFrame {
    return { stage: this.#stage, lanes: this.#lanes.map((lane) => lane.progress()) };
  }

  #verdicts(): CopiesFrame {
    const judged = this.#lanes.flatMap((lane) => {
      const { moves, timeline, end } = lane.progress();
      return lane.forecast ? [{ verdict: judgeLane(lane.forecast, { moves, end }), timeline }] : [];
    });
    const measured = measureCopies(judged.map(({ timeline }) => timeline));
    return { verdicts: judged.map(({ verdict }) => verdict), ...(measured && { measured }) };
  }
}
