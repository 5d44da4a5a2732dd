import { isTerminal, isTerminating, type WirePod } from "../../controllers/objects/pod.ts";
import { behaviourOf } from "../../controllers/release.ts";
import type { Trace, TraceStep } from "../../lab/testing/trace.ts";
import { toForecastTime } from "../forecast-time.ts";
import { type Life, type Side, sideOf } from "../life.ts";
import { SimulatedSet } from "../simulated-set.ts";
import type { SetStrategy } from "../stored-lane.ts";
import type { Hands } from "../workload.ts";

/** What was done to pods in one step: "d2" ordinal 2 was deleted, "c2" created. */
export interface ReplayedStep {
  step: string;
  recorded: readonly string[];
  forecast: readonly string[];
}

export interface Replay {
  steps: readonly ReplayedStep[];
  isOrdered: boolean;
  /** The act that a forecast has no words for, at which the replay ended; absent when it went to the end. */
  endedAt?: string;
}

interface SetSpec {
  replicas?: number;
  podManagementPolicy?: "OrderedReady" | "Parallel";
  updateStrategy?: { type?: SetStrategy["type"]; rollingUpdate?: { partition?: number; maxUnavailable?: number | string } | null };
  minReadySeconds?: number;
  ordinals?: { start?: number };
  template?: { spec?: { containers?: { image?: string }[] } };
  [field: string]: unknown;
}

/** More syncs than a step takes: a bound against going round in circles. */
const syncsMax = 200;
/** Fields that move no pod. */
const idle: ReadonlySet<string> = new Set(["revisionHistoryLimit", "persistentVolumeClaimRetentionPolicy"]);

/** A recorded trace played to the forecast's own set, act by act; undefined when there is nothing in it that a forecast could begin with. */
export function replayTrace({ gates, steps }: Trace): Replay | undefined {
  const sets = steps.filter(({ act, answer }) => act.verb === "create" && act.kind === "StatefulSet" && (answer?.answer ?? 0) < 300);
  const first = sets[0];
  if (!first || steps.some(({ act }) => act.kind === "Deployment" || act.kind === "ReplicaSet")) return undefined;
  return new Replayer(first, gates).play(steps.slice(steps.indexOf(first)));
}

class Replayer {
  readonly #world: SimulatedSet;
  readonly #isOrdered: boolean;
  readonly #name: string;
  #images: Partial<Record<Side, string>>;
  #moves: string[] = [];
  #now = 0;

  constructor({ act }: TraceStep, gates: string) {
    const { spec } = act.body as { spec: SetSpec };
    const { type = "RollingUpdate", rollingUpdate } = spec.updateStrategy ?? {};
    const policy = spec.podManagementPolicy ?? "OrderedReady";
    this.#name = act.name ?? "";
    this.#isOrdered = policy === "OrderedReady";
    this.#images = { before: imageOf(spec) ?? "" };
    const set = {
      namespace: "default",
      name: this.#name,
      replicas: 0,
      start: spec.ordinals?.start ?? 0,
      podManagementPolicy: policy,
      updateStrategy: { type },
      minReadySeconds: spec.minReadySeconds ?? 0,
      hasReadinessProbe: true,
      graceSeconds: 30,
      claimTemplates: 0,
    };
    const behaviour = behaviourOf({ gates: { MaxUnavailableStatefulSet: gates.includes("MaxUnavailableStatefulSet=true") } });
    this.#world = new SimulatedSet(set, policy, { type, ...rollingUpdate } as SetStrategy, behaviour);
    this.#world.change({ replicas: spec.replicas ?? 1 });
  }

  play(steps: readonly TraceStep[]): Replay {
    const replayed: ReplayedStep[] = [];
    for (const [index, step] of steps.entries()) {
      const words = wordsOf(step);
      this.#now = step.act.t;
      this.#moves = [];
      const isRefused = (step.answer?.answer ?? 0) >= 300;
      if (index > 0 && !isRefused && !this.#act(step)) return { steps: replayed, isOrdered: this.#isOrdered, endedAt: words };
      this.#settle();
      this.#now = step.until;
      this.#settle();
      replayed.push({ step: words, recorded: this.#recordedMoves(step), forecast: this.#moves });
    }
    return { steps: replayed, isOrdered: this.#isOrdered };
  }

  /** Answers whether a forecast has words for the act. */
  #act({ act }: TraceStep): boolean {
    if (act.do === "wait") return true;
    if (act.do === "node") return this.#node(act.step ?? "", act.pod ?? "");
    if (act.kind === "Service" || act.kind === "PodDisruptionBudget") return true;
    if (act.kind === "Pod" && act.verb === "delete") {
      const life = this.#world.pods.find(act.name ?? "");
      if (life) this.#delete(life, (act.body as { gracePeriodSeconds?: number } | undefined)?.gracePeriodSeconds === 0);
      return life !== undefined && !isUnusual(act.body);
    }
    if (act.kind !== "StatefulSet" || act.name !== this.#name) return false;
    if (act.verb === "scale") this.#world.change({ replicas: Number(act.body) });
    return act.verb === "scale" || (act.verb === "patch" && this.#patch((act.body as { spec?: SetSpec }).spec));
  }

  #patch(spec: SetSpec | undefined): boolean {
    const { template, replicas, ordinals, updateStrategy, ...others } = spec ?? {};
    const { rollingUpdate, ...strategy } = updateStrategy ?? {};
    const { partition, ...limits } = rollingUpdate ?? {};
    const image = template && imageOf(template.spec ? { template } : {});
    const side = image === undefined ? undefined : this.#sideOf(image);
    if (!spec || (template && !side) || rollingUpdate === null || Object.keys({ ...strategy, ...limits }).length > 0) return false;
    if (Object.keys(others).some((field) => !idle.has(field))) return false;
    this.#world.change({
      ...(side && { template: side }),
      ...(replicas !== undefined && { replicas }),
      ...(ordinals?.start !== undefined && { start: ordinals.start }),
      ...(partition !== undefined && { partition }),
    });
    return true;
  }

  /** A forecast knows two revisions; a third is none of its. */
  #sideOf(image: string): Side | undefined {
    if (image === this.#images.before) return "before";
    this.#images = { after: image, ...this.#images };
    return this.#images.after === image ? "after" : undefined;
  }

  #node(step: string, pod: string): boolean {
    const life = this.#world.pods.find(pod);
    if (!life) return false;
    if (step === "stopped") this.#world.pods.remove(life);
    else this.#world.pods.write(life, wrote(life.pod, step, this.#now));
    return true;
  }

  #settle(): void {
    const hands: Hands = {
      create: (pod, ordinal) => {
        const life: Life = { name: pod.metadata.name, ordinal, side: sideOf(pod), pod, phase: "waiting", wasReady: false, isBroken: false };
        this.#world.pods.add(life);
        this.#moves.push(`c${ordinal}`);
      },
      remove: (life) => this.#delete(life, false),
    };
    for (let sync = 0; sync < syncsMax; sync++) if (!this.#world.sync(this.#now, hands).hasWritten) return;
    throw new Error("The controller does not come to rest.");
  }

  #delete(life: Life, isForced: boolean): void {
    const { pod } = life;
    if (!isTerminating(pod)) this.#moves.push(`d${life.ordinal}`);
    // What no node has, or has given up, goes at once (pod strategy CheckGracefulDelete).
    if (isForced || isTerminal(pod) || pod.spec.nodeName === undefined) this.#world.pods.remove(life);
    else this.#world.pods.write(life, { ...pod, metadata: { ...pod.metadata, deletionTimestamp: toForecastTime(this.#now) } });
  }

  readonly #deleting = new Set<string>();

  #recordedMoves({ seen }: TraceStep): string[] {
    return seen.flatMap((line) => {
      const ordinal = line.kind === "Pod" ? ordinalIn(this.#name, line.name ?? "") : undefined;
      if (ordinal === undefined) return [];
      if (line.see === "ADDED") return [`c${ordinal}`];
      const isGoing = line.see === "DELETED" || line.deleting === true;
      const uid = String(line.uid);
      if (!isGoing || this.#deleting.has(uid)) return [];
      this.#deleting.add(uid);
      return [`d${ordinal}`];
    });
  }
}

function wrote(pod: WirePod, step: string, now: number): WirePod {
  const spec = { ...pod.spec, nodeName: "node" };
  if (step === "bind") return { ...pod, spec };
  const phase = step === "fail" ? "Failed" : step === "succeed" ? "Succeeded" : "Running";
  const status = step === "ready" ? "True" : "False";
  const before = pod.status?.conditions?.[0];
  const lastTransitionTime = before?.status === status ? (before.lastTransitionTime ?? null) : toForecastTime(now);
  return { ...pod, spec, status: { phase, conditions: [{ type: "Ready", status, lastTransitionTime }] } };
}

function imageOf({ template }: Pick<SetSpec, "template">): string | undefined {
  return template?.spec?.containers?.[0]?.image;
}

function isUnusual(options: unknown): boolean {
  return Object.keys((options as object | undefined) ?? {}).some((key) => key !== "gracePeriodSeconds");
}

function ordinalIn(set: string, pod: string): number | undefined {
  const digits = pod.startsWith(`${set}-`) ? pod.slice(set.length + 1) : "";
  return /^\d+$/.test(digits) ? Number(digits) : undefined;
}

function wordsOf({ act }: TraceStep): string {
  return [act.do, act.verb ?? act.step, act.kind, act.name ?? act.pod].filter(Boolean).join(" ");
}
