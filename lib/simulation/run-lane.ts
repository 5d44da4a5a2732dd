import { isRunningAndReady, isTerminating, type WirePod } from "../controllers/objects/pod.ts";
import type { Behaviour } from "../controllers/release.ts";
import { ordinalOf, revisionOf } from "../controllers/statefulset/identity.ts";
import { toWireTime } from "../controllers/wire-time.ts";
import type { Phase } from "../timeline/timeline.ts";
import type { Duration, ForecastRequest, LaneSpec } from "./forecast-request.ts";
import type { ForecastLane, Move } from "./forecast-result.ts";
import { randomOf } from "./random-of.ts";
import { SimulatedSet } from "./simulated-set.ts";
import { SpanRecorder } from "./span-recorder.ts";
import { VirtualClock } from "./virtual-clock.ts";

/** From a change until the controller has heard of it and acted: a choice of the model. */
const reactionMs = 25;
/** Nothing is looked at that happens later. */
const horizonMs = 3_600_000;

type SetLane = Extract<LaneSpec, { workload: "StatefulSet" }>;

/** One lane: the set at rest, the change at 0, and what the controller's rules then do. */
export function runLane(request: ForecastRequest, spec: SetLane, behaviour: Behaviour): ForecastLane {
  return new LaneRun(request, spec, behaviour).run();
}

class LaneRun {
  readonly #request: ForecastRequest;
  readonly #spec: SetLane;
  readonly #world: SimulatedSet;
  readonly #clock = new VirtualClock();
  readonly #random: () => number;
  readonly #recorder = new SpanRecorder();
  readonly #moves: Move[] = [];
  #isStarted = false;
  #isDue = false;

  constructor(request: ForecastRequest, spec: SetLane, behaviour: Behaviour) {
    this.#request = request;
    this.#spec = spec;
    this.#random = randomOf(request.seed);
    this.#world = new SimulatedSet(request.set, spec, behaviour);
  }

  run(): ForecastLane {
    const { set, change } = this.#request;
    while (this.#world.pods.size < set.replicas) this.#sync();
    for (const pod of this.#world.pods.values()) this.#write(pod, "ready", true);
    this.#sync();
    this.#isStarted = true;
    if (change.template) this.#world.changeImage("after");
    if (change.replicas !== undefined) this.#world.change({ replicas: change.replicas });
    this.#recorder.mark({ at: 0, kind: "template-changed", by: "person", text: "the template is changed" });
    this.#wake();
    let goes = true;
    while (goes) goes = this.#clock.step(horizonMs);
    return this.#lane();
  }

  #lane(): ForecastLane {
    const { set } = this.#request;
    const at = this.#clock.now;
    const timeline = this.#recorder.timeline(at + 5000, (ordinal) => `${set.name}-${ordinal}`);
    const pods = [...this.#world.pods.values()];
    const isDone = pods.every((pod) => isRunningAndReady(pod) && revisionOf(pod) === this.#world.set.status?.updateRevision);
    const fewestServing = Math.min(...timeline.serving.map(({ serving }) => serving));
    const isParallel = this.#spec.policy === "Parallel";
    return {
      spec: this.#spec,
      title: this.#spec.strategy,
      about: "",
      ignored: [],
      timeline,
      moves: this.#moves,
      waits: [],
      end: isDone ? { kind: "finished", at } : { kind: "waits-for-person", at, rule: "ready" },
      facts: {
        ...(isDone && { finishedAfterMs: at }),
        fewestServing,
        fewestServingMs: 0,
        mostNotServing: set.replicas - fewestServing,
        mixedMs: 0,
        personSteps: 0,
      },
      broken: { podsLost: 1, stopsByItself: true, goingBackHeals: isParallel, podsToDelete: [] },
    };
  }

  #wake(): void {
    if (this.#isDue || !this.#isStarted) return;
    this.#isDue = true;
    this.#clock.after(reactionMs, () => {
      this.#isDue = false;
      this.#sync();
    });
  }

  #sync(): void {
    const { lookAgainAfterMs } = this.#world.sync(this.#clock.now, (verb, pod) => this.#onPod(verb, pod));
    if (lookAgainAfterMs !== undefined && this.#isStarted) this.#clock.after(lookAgainAfterMs, () => this.#wake());
  }

  #onPod(verb: "create" | "delete", pod: WirePod): void {
    if (!this.#isStarted) {
      this.#ready(pod, true);
      return;
    }
    const rule = verb === "delete" ? "delete-outdated" : this.#spec.policy === "Parallel" ? "create-in-parallel" : "create-in-order";
    this.#moves.push({ at: this.#clock.now, do: verb, ordinal: this.#ordinal(pod), revision: revisionName(pod), rule });
    if (verb === "create") this.#start(pod);
    else this.#stop(pod);
    this.#wake();
  }

  #start(pod: WirePod): void {
    const { pod: times, revision } = this.#request;
    this.#write(pod, "waiting", true);
    const start = this.#lasting(times.start);
    this.#clock.after(start, () => this.#ready(pod, false));
    const isNew = revisionName(pod) === "after";
    if (isNew && revision.kind !== "works" && revision.kind !== "slow") return;
    const factor = isNew && revision.kind === "slow" ? revision.factor : 1;
    this.#clock.after(start + this.#lasting(times.ready) * factor, () => this.#ready(pod, true));
  }

  #stop(pod: WirePod): void {
    this.#write(pod, "ending");
    this.#clock.after(this.#lasting(this.#request.pod.stop), () => {
      this.#world.pods.delete(pod.metadata.name);
      this.#recorder.see(this.#ordinal(pod), this.#clock.now, "absent", undefined);
      this.#wake();
    });
  }

  #ready(pod: WirePod, isReady: boolean): void {
    const now = this.#world.pods.get(pod.metadata.name);
    if (!now || now.metadata.uid !== pod.metadata.uid || isTerminating(now)) return;
    const conditions = [{ type: "Ready", status: isReady ? "True" : "False", lastTransitionTime: toWireTime(this.#clock.now) } as const];
    const running: WirePod = { ...now, spec: { ...now.spec, nodeName: "node" }, status: { phase: "Running", conditions } };
    this.#world.pods.set(pod.metadata.name, running);
    this.#write(running, isReady ? "ready" : "starting");
    this.#wake();
  }

  #write(pod: WirePod, phase: Phase, isBorn = false): void {
    this.#recorder.see(this.#ordinal(pod), this.#clock.now, phase, revisionName(pod), isBorn);
    const serving = [...this.#world.pods.values()].filter((one) => isRunningAndReady(one) && !isTerminating(one)).length;
    this.#recorder.serve(this.#clock.now, serving, serving);
  }

  #ordinal(pod: WirePod): number {
    return ordinalOf(this.#world.set, pod.metadata.name) ?? 0;
  }

  #lasting({ ms, spreadMs }: Duration): number {
    return ms + (this.#random() * 2 - 1) * spreadMs;
  }
}

function revisionName(pod: WirePod): string {
  return pod.spec.containers[0]?.image === "after" ? "after" : "before";
}
