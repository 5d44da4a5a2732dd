import { isTerminal, isTerminating, type WireCondition, type WirePod } from "../../controllers/objects/pod.ts";
import { decideScheduling } from "../../controllers/scheduling/decide-scheduling.ts";
import type { StorageView } from "../../controllers/scheduling/volume-fit.ts";
import { toWireTime } from "../../controllers/wire-time.ts";
import type { Change } from "../store/change.ts";
import { carryOut } from "./carry-out.ts";
import { ClaimUsers } from "./claim-users.ts";
import { hear } from "./hear.ts";
import type { LoopContext } from "./loop-context.ts";
import { NodeRooms } from "./node-rooms.ts";
import { claimOfVolume, VolumeIndex } from "./volume-index.ts";
import { WorkQueue } from "./work-queue.ts";

const source = { component: "default-scheduler" };
const schedulerName = "default-scheduler";
/** A pod that was refused is looked at again not before this, doubled with each refusal (podInitialBackoffSeconds, podMaxBackoffSeconds); and at the latest after flushMs. */
const backoffFirstMs = 1000;
const backoffMaxMs = 10_000;
const flushMs = 300_000;

/** Runs the scheduler: finds every pod a node, asks for its volumes there, and looks again at pods that no node took when something changes that may help. Answers how to stop it. */
export function runSchedulerLoop(context: LoopContext): () => void {
  const scheduler = new Scheduler(context);
  const stop = hear(context.store, (change) => scheduler.hear(change));
  return () => {
    stop();
    scheduler.close();
  };
}

class Scheduler {
  readonly #context: LoopContext;
  readonly #rooms = new NodeRooms();
  readonly #volumes = new VolumeIndex();
  readonly #users = new ClaimUsers();
  readonly #queue: WorkQueue;
  /** Pods that no node took, and those whose volumes are awaited: when each may be looked at again, and how often it was refused. */
  readonly #waiting = new Map<string, { notBefore: number; refusals: number }>();

  constructor(context: LoopContext) {
    this.#context = context;
    this.#queue = new WorkQueue(context.clock, context.pace.schedule, (key) => this.#sync(key));
  }

  hear(change: Change): void {
    this.#rooms.note(change);
    this.#volumes.note(change);
    this.#users.note(change);
    const { resource, type, object } = change;
    const key = `${object.metadata.namespace}/${object.metadata.name}`;
    if (resource === "pods" && type === "ADDED" && object.spec.nodeName === undefined) this.#queue.mark(key);
    if (resource === "pods" && type === "DELETED") this.#waiting.delete(key);
    for (const waiting of this.#helpedBy(change)) if ((this.#waiting.get(waiting)?.refusals ?? 0) > 0) this.#wake(waiting);
  }

  close(): void {
    this.#queue.close();
  }

  /** Pods that a change may help: those of a claim or its volume; or all that were refused, when room has been made, a free volume or a class has come, or a node is another. */
  #helpedBy(change: Change): Iterable<string> {
    const { resource, object } = change;
    const claim =
      resource === "persistentvolumeclaims"
        ? `${object.metadata.namespace}/${object.metadata.name}`
        : resource === "persistentvolumes"
          ? claimOfVolume(object)
          : undefined;
    if (claim !== undefined) return this.#users.of(claim).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
    return mayHelpAll(change) ? this.#waiting.keys() : [];
  }

  #wake(key: string): void {
    const { clock, pace } = this.#context;
    this.#queue.mark(key, Math.max(pace.sync, (this.#waiting.get(key)?.notBefore ?? 0) - clock.now()));
  }

  #sync(key: string): void {
    const { store, clock } = this.#context;
    const [namespace = "", name = ""] = key.split("/");
    const pod = store.get("pods", namespace, name);
    if (!pod || !isMine(pod)) {
      this.#waiting.delete(key);
      return;
    }
    const result = decideScheduling({ pod, rooms: this.#rooms.all(), storage: this.#storage() });
    if (result.decision === "bind") {
      this.#waiting.delete(key);
      bind(this.#context, pod, result.node);
      return;
    }
    const refusals = result.decision === "none" ? (this.#waiting.get(key)?.refusals ?? 0) + 1 : 0;
    const backoff = refusals === 0 ? 0 : Math.min(backoffMaxMs, backoffFirstMs * 2 ** (refusals - 1));
    this.#waiting.set(key, { notBefore: clock.now() + backoff, refusals });
    if (result.decision === "await") {
      this.#rooms.assume(pod, result.node);
      carryOut(this.#context, result.actions);
      this.#queue.mark(key, this.#context.pace.volumes);
    } else {
      refuse(this.#context, pod, result.message);
      this.#queue.mark(key, flushMs);
    }
  }

  #storage(): StorageView {
    const { store } = this.#context;
    return {
      claim: (namespace, name) => store.get("persistentvolumeclaims", namespace, name),
      volume: (name) => store.get("persistentvolumes", "", name),
      storageClass: (name) => store.get("storageclasses", "", name),
      freeFor: ({ metadata }) => this.#volumes.freeFor(`${metadata.namespace}/${metadata.name}`),
    };
  }
}

/** To be scheduled, by this scheduler, now. */
function isMine(pod: WirePod): boolean {
  const isWaiting = pod.spec.nodeName === undefined && !isTerminating(pod) && !isTerminal(pod);
  const gates = (pod.spec.schedulingGates as unknown[] | undefined) ?? [];
  return isWaiting && gates.length === 0 && (pod.spec.schedulerName ?? schedulerName) === schedulerName;
}

/** A node's heartbeats help nobody, and neither does what happens to a pod that stays where it is. */
function mayHelpAll({ resource, type, object, previous }: Change): boolean {
  if (resource === "nodes") return type === "ADDED" || (type === "MODIFIED" && nodeEssence(object) !== nodeEssence(previous));
  if (resource === "pods") return type === "DELETED" || (isTerminal(object) && object.spec.nodeName !== undefined);
  return resource === "persistentvolumes" || resource === "storageclasses";
}

function nodeEssence(node: Change["object"] | undefined): string {
  const { metadata, spec, status } = (node ?? {}) as {
    metadata?: { labels?: unknown };
    spec?: unknown;
    status?: { allocatable?: unknown };
  };
  return JSON.stringify([metadata?.labels, spec, status?.allocatable]);
}

function bind({ store, clock, recorder }: LoopContext, pod: WirePod, nodeName: string): void {
  const scheduled = condition(pod, "True", toWireTime(clock.now()));
  store.update("pods", { ...pod, spec: { ...pod.spec, nodeName }, status: { ...pod.status, conditions: [scheduled] } });
  const message = `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${nodeName}`;
  recorder.record(pod, source, { type: "Normal", reason: "Scheduled", message });
}

function refuse({ store, clock, recorder }: LoopContext, pod: WirePod, message: string): void {
  recorder.record(pod, source, { type: "Warning", reason: "FailedScheduling", message });
  const before = pod.status?.conditions?.find(({ type }) => type === "PodScheduled");
  if (before?.message === message) return;
  const since = before?.status === "False" ? (before.lastTransitionTime ?? null) : toWireTime(clock.now());
  const refused = { ...condition(pod, "False", since), reason: "Unschedulable", message };
  store.update("pods", { ...pod, status: { ...pod.status, conditions: [refused] } });
}

function condition(pod: WirePod, status: "True" | "False", lastTransitionTime: string | null): WireCondition {
  return { type: "PodScheduled", observedGeneration: pod.metadata.generation ?? 1, status, lastProbeTime: null, lastTransitionTime };
}
