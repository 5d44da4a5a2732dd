import { type BackOff, isInBackOff, nextBackOff } from "../controllers/node/back-off.ts";
import { nodeTimings } from "../controllers/node/timings.ts";
import type { WirePod } from "../controllers/objects/pod.ts";
import type { MarkKind, Phase } from "../timeline/timeline.ts";
import type { ForecastRequest, NewRevision } from "./forecast-request.ts";
import { toForecastTime } from "./forecast-time.ts";
import { isStaying, type Life } from "./life.ts";
import { drawTime } from "./pod-times.ts";
import type { SimulatedPods } from "./simulated-pods.ts";
import type { VirtualClock, Weight } from "./virtual-clock.ts";

/** From a pod's creation until it has a node: a choice of the model. One deleted before goes at once, as from an API server. */
const bindMs = 50;

/** What the node tells: a place looks different, and whether a controller could see it; or something worth a mark. */
export interface NodeEars {
  see(life: Life, phase: Phase, isSeenByControllers: boolean): void;
  mark(life: Life, kind: MarkKind, by: "node" | "app", text: string): void;
}

type Told = Pick<ForecastRequest, "set" | "pod" | "revision">;

/** The nodes of a forecast as one small model: what becomes of a pod follows from the times and the revision of the request. */
export class SimulatedNode {
  readonly #told: Told;
  readonly #clock: VirtualClock;
  readonly #random: () => number;
  readonly #pods: SimulatedPods;
  readonly #ears: NodeEars;

  constructor(told: Told, clock: VirtualClock, random: () => number, pods: SimulatedPods, ears: NodeEars) {
    this.#told = told;
    this.#clock = clock;
    this.#random = random;
    this.#pods = pods;
    this.#ears = ears;
  }

  /** A pod was created: it gets a node, and its containers are started. */
  admit(life: Life): void {
    const { set, pod } = this.#told;
    const startMs = drawTime(pod.start, this.#random);
    const revision = this.#revisionOf(life);
    // Without a probe a pod that runs is Ready: only one that cannot be started never is.
    const cannotStart = revision.kind === "never-ready" && !set.hasReadinessProbe;
    const crashesTooSoon = revision.kind === "crash-loop" && revision.hasReadinessProbe && revision.runsMs <= pod.ready.ms;
    life.isBroken = revision.kind === "never-ready" || crashesTooSoon;
    this.#clock.after(Math.min(bindMs, startMs), () => {
      if (isStaying(life)) this.#pods.write(life, { ...life.pod, spec: { ...life.pod.spec, nodeName: "node" } });
    });
    this.#clock.after(startMs, () => {
      if (!isStaying(life)) return;
      if (cannotStart) this.#see(life, "failing", false);
      else this.#run(life);
    });
  }

  /** The deletion of a pod was asked for: its containers stop, then its object goes. */
  stop(life: Life): void {
    this.#see(life, "ending", true);
    const isBound = life.pod.spec.nodeName !== undefined;
    this.#clock.after(isBound ? drawTime(this.#told.pod.stop, this.#random) : 0, () => {
      this.#pods.remove(life);
      this.#see(life, "absent", true);
      this.#ears.mark(life, "pod-gone", "node", `${life.name} is gone`);
    });
  }

  #run(life: Life, backOff?: BackOff): void {
    const revision = this.#revisionOf(life);
    const { isProbed, readyMs } = this.#readiness(revision);
    this.#write(life, false);
    if (!isProbed) this.#becomeReady(life);
    else this.#see(life, life.wasReady ? "unready" : "starting", false);
    if (revision.kind === "crash-loop") {
      const isReadyFirst = !isProbed || readyMs < revision.runsMs;
      const weight = isReadyFirst ? "cycle" : "idle";
      if (isProbed && isReadyFirst) this.#later(life, readyMs, () => this.#becomeReady(life), life.wasReady ? "cycle" : "news");
      if (!isReadyFirst) life.isBroken = true;
      this.#later(life, revision.runsMs, () => this.#crash(life, backOff), weight);
    } else if (isProbed && revision.kind !== "never-ready") this.#later(life, readyMs, () => this.#becomeReady(life));
    // Without a probe nobody notices that a pod does not work any more.
    if (isProbed && revision.kind === "ready-then-fails") this.#later(life, readyMs + revision.afterMs, () => this.#fall(life));
  }

  #becomeReady(life: Life): void {
    life.wasReady = true;
    this.#write(life, true);
    this.#see(life, "ready", true);
  }

  #fall(life: Life): void {
    life.isBroken = true;
    this.#write(life, false);
    this.#see(life, "unready", true);
    this.#ears.mark(life, "probe-failed", "app", `${life.name} fails its readiness probe`);
  }

  /** A container ends: it is started again at once the first time, then after the kubelet's back-off. */
  #crash(life: Life, backOff: BackOff | undefined): void {
    const wasReady = life.phase === "ready";
    const { now } = this.#clock;
    life.isBroken = true;
    this.#write(life, false);
    this.#see(life, "failing", wasReady);
    this.#ears.mark(life, "crashed", "app", `the container of ${life.name} ends`);
    const isPutOff = backOff !== undefined && isInBackOff(backOff, now, now, nodeTimings);
    const restart = () => {
      this.#ears.mark(life, "restarted", "node", `the container of ${life.name} is started again`);
      this.#run(life, nextBackOff(backOff, now, this.#clock.now, nodeTimings));
    };
    this.#later(life, isPutOff ? backOff.delayMs : nodeTimings.relistMs, restart, wasReady ? "cycle" : "idle");
  }

  /** Pods of the old revision work; without a probe a pod is ready as soon as it runs. */
  #readiness(revision: NewRevision): { isProbed: boolean; readyMs: number } {
    const isProbed = revision.kind === "crash-loop" ? revision.hasReadinessProbe : this.#told.set.hasReadinessProbe;
    const factor = revision.kind === "slow" ? revision.factor : 1;
    return { isProbed, readyMs: isProbed ? Math.round(drawTime(this.#told.pod.ready, this.#random) * factor) : 0 };
  }

  #revisionOf({ side }: Life): NewRevision {
    return side === "after" ? this.#told.revision : { kind: "works" };
  }

  #later(life: Life, ms: number, run: () => void, weight: Weight = "news"): void {
    this.#clock.after(
      ms,
      () => {
        if (isStaying(life)) run();
      },
      weight,
    );
  }

  #see(life: Life, phase: Phase, isSeenByControllers: boolean): void {
    life.phase = phase;
    this.#ears.see(life, phase, isSeenByControllers);
  }

  #write(life: Life, isReady: boolean): void {
    this.#pods.write(life, runningPod(life.pod, isReady, this.#clock.now));
  }
}

/** The pod as it is while it runs on a node, Ready or not since then. */
export function runningPod(pod: WirePod, isReady: boolean, now: number): WirePod {
  const status = isReady ? "True" : "False";
  const before = pod.status?.conditions?.[0];
  const since = before?.status === status ? before.lastTransitionTime : toForecastTime(now);
  const conditions = [{ type: "Ready", status, lastTransitionTime: since ?? null } as const];
  return { ...pod, spec: { ...pod.spec, nodeName: "node" }, status: { phase: "Running", conditions } };
}
