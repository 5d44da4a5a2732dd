import { deletePod } from "../../cluster/actions/delete-pod.ts";
import { type CopyWorkload, changeCopy } from "../../cluster/copies/change-copy.ts";
import type { PersonDoor } from "../../cluster/person/person-door.ts";
import { describeError } from "../../errors.ts";
import type { LaneProgress } from "../../protocol/copies/copies-frame.ts";
import { laneEnd, type ObservedEnd } from "../../simulation/copies/lane-end.ts";
import type { LaneState } from "../../simulation/copies/lane-state.ts";
import { nextStep, type Step } from "../../simulation/copies/next-step.ts";
import { ObservedLane } from "../../simulation/copies/observed-lane.ts";
import type { PlannedLane } from "../../simulation/copies/plan-copies.ts";
import type { ForecastRequest } from "../../simulation/forecast-request.ts";
import type { ForecastLane } from "../../simulation/forecast-result.ts";
import type { Pod } from "../../statefulset/objects/pod.ts";

/** Steps of a person in one lane. */
const stepsMax = 100;

interface LaneRunOptions {
  planned: PlannedLane;
  request: ForecastRequest;
  forecast: ForecastLane | undefined;
  door: PersonDoor;
  now: () => number;
}

/** One lane while it runs: its pods as they are seen, and what the plan's person does to it. */
export class LaneRun {
  readonly planned: PlannedLane;
  readonly forecast: ForecastLane | undefined;
  readonly observed: ObservedLane;
  end: ObservedEnd | undefined;
  workload: CopyWorkload | undefined;
  readonly #options: LaneRunOptions;
  #changedAt = 0;
  #wentBackAt: number | undefined;
  #partition: number | undefined;
  #lastStepAt = 0;
  #lastDeleted: number | undefined;
  readonly #givenUp: string[] = [];
  #steps = 0;
  #isStepping = false;
  #final: LaneProgress | undefined;

  constructor(options: LaneRunOptions) {
    this.#options = options;
    this.planned = options.planned;
    this.forecast = options.forecast;
    this.observed = new ObservedLane(options.planned.spec.workload, options.request.set.minReadySeconds * 1_000);
    const { spec } = options.planned;
    if (spec.workload === "StatefulSet" && spec.strategy === "RollingUpdate") this.#partition = spec.partition;
  }

  see(at: number, change: "here" | "gone", pod: Pod): void {
    if (change === "gone") this.observed.gone(at, pod);
    else this.observed.see(at, pod);
  }

  get isReady(): boolean {
    const { pods } = this.observed;
    return pods.length === (this.planned.workload.spec.replicas ?? 1) && pods.every(({ ready }) => ready);
  }

  /** Makes the change; from now on what happens is written down. Throws AppError. */
  async change(at: number): Promise<void> {
    const { template, replicas, start } = this.planned.after;
    const { change, set } = this.#options.request;
    this.#changedAt = at;
    this.observed.begin(at);
    await this.#write({
      ...(change.template && { template }),
      ...(replicas !== set.replicas && { replicas }),
      ...(start !== set.start && this.planned.spec.workload === "StatefulSet" && { ordinals: { start } }),
    });
  }

  /** Does the next step of the plan's person if it is due, and looks whether the lane has come to its end. */
  tick(): void {
    if (this.end || this.#isStepping) return;
    const now = this.#options.now();
    const lane = this.#state();
    const next = this.#steps < stepsMax ? nextStep(lane, this.#options.request.person, now) : undefined;
    if (next && next.due <= now) {
      this.#isStepping = true;
      void this.#step(next.step).finally(() => {
        this.#isStepping = false;
      });
      return;
    }
    const lastForecast = this.forecast?.end;
    const standsAt = lastForecast && lastForecast.kind !== "finished" ? lastForecast.at : undefined;
    this.end = laneEnd(lane, { standsAt, isAwaited: next !== undefined, now });
  }

  /** From now on nothing is written down: what happens to the copies is their being cleaned up. */
  close(): void {
    if (this.#changedAt > 0) this.end ??= { kind: "late", at: this.#options.now() - this.#changedAt };
    this.#final = this.progress();
  }

  progress(): LaneProgress {
    if (this.#final) return this.#final;
    const { name } = this.planned;
    return {
      name,
      ready: this.observed.pods.filter(({ ready }) => ready).length,
      ...this.observed.observed(this.#options.now(), name),
      ...(this.end && { end: this.end }),
    };
  }

  #state(): LaneState {
    const { request } = this.#options;
    const lastMove = this.#changedAt + (this.observed.moves.at(-1)?.at ?? 0);
    return {
      spec: this.planned.spec,
      pods: this.observed.pods,
      changedAt: this.#changedAt,
      start: this.planned.after.start,
      replicas: this.planned.after.replicas,
      isTemplateChanged: request.change.template,
      isBroken: request.revision.kind !== "works" && request.revision.kind !== "slow",
      givenUp: this.#givenUp,
      ...(this.#lastDeleted !== undefined && { lastDeleted: this.#lastDeleted }),
      ...(this.#wentBackAt !== undefined && { wentBackAt: this.#wentBackAt }),
      ...(this.#partition !== undefined && { partition: this.#partition }),
      minReadyMs: request.set.minReadySeconds * 1_000,
      lastMoveAt: Math.max(lastMove, this.#lastStepAt),
    };
  }

  /** A step that fails, as when its pod was replaced meanwhile, is noted; the next look decides anew. */
  async #step(step: Step): Promise<void> {
    const at = this.#options.now();
    this.#steps += 1;
    this.#lastStepAt = at;
    try {
      await this.#perform(step, at);
    } catch (error) {
      this.observed.mark({ at, kind: "event", by: "person", text: `could not be done: ${describeError(error).replace(/\.$/, "")}` });
    }
  }

  async #perform(step: Step, at: number): Promise<void> {
    const { namespace = "" } = this.planned.workload.metadata;
    switch (step.do) {
      case "go-back":
        this.#wentBackAt = at;
        this.observed.mark({ at, kind: "went-back", by: "person", text: "the old template is put back" });
        return this.#write({ template: this.planned.workload.spec.template });
      case "set-partition":
        this.#partition = step.partition;
        this.observed.mark({ at, kind: "partition-set", by: "person", text: `the partition is set to ${step.partition}` });
        return this.#write({ "updateStrategy/rollingUpdate/partition": step.partition });
      case "delete-pod": {
        const { name, uid, ordinal } = step.pod;
        if (this.planned.spec.strategy === "OnDelete") this.#lastDeleted = ordinal;
        if (step.giveUp !== undefined) this.#givenUp.push(step.giveUp);
        this.observed.mark({ at, kind: "pod-deleted", by: "person", ordinal, text: `${name} is deleted by hand` });
        await deletePod(this.#options.door, { namespace, name, uid }, {}, { dryRun: false });
      }
    }
  }

  async #write(fields: Readonly<Record<string, unknown>>): Promise<void> {
    if (this.workload) await changeCopy(this.#options.door, this.workload, fields);
  }
}
