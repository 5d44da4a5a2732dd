import type { WireObject } from "../../controllers/objects/meta.ts";
import type { WireCondition, WirePod } from "../../controllers/objects/pod.ts";
import type { WireService } from "../../controllers/objects/service.ts";
import type { WireStatefulSet } from "../../controllers/objects/stateful-set.ts";
import { toWireTime } from "../../controllers/wire-time.ts";
import { apply } from "../../protocol/merge-patch.ts";
import { TestClock } from "../../testing/test-clock.ts";
import { VolumeDirectories } from "../kubelet/volume-directories.ts";
import { EventRecorder } from "../loops/event-recorder.ts";
import { runControllers } from "../loops/run-controllers.ts";
import { defaultPace } from "../pace.ts";
import { createRandom } from "../random.ts";
import { deletePod } from "../registry/delete-pod.ts";
import { prepareWith } from "../registry/prepare-object.ts";
import { registry } from "../registry/registry.ts";
import type { Change } from "../store/change.ts";
import { Store } from "../store/store.ts";
import { essenceOf } from "./essence.ts";
import type { TraceLine } from "./trace.ts";

const namespace = "default";

/** Plays what was done in a recording against the lab's own controllers, on a clock that follows the recording's. */
export class TracePlayer {
  readonly #clock = new TestClock();
  readonly #start = this.#clock.now();
  readonly #store: Store;
  readonly #symbols = new Map<string, string>();
  readonly #births = new Map<string, number>();
  readonly #stop: () => void;
  #nextAddress = 1;
  /** Everything that changed since it was last taken. */
  changes: Change[] = [];

  constructor(seed: number) {
    const random = createRandom(seed);
    const clock = this.#clock;
    const store: Store = new Store({ clock, random, prepare: prepareWith(() => store) });
    this.#store = store;
    store.subscribe((change) => this.#notice(change));
    const recorder = new EventRecorder(store, clock);
    const context = { store, clock, random, pace: defaultPace, recorder, directories: new VolumeDirectories("/nowhere", new Map()) };
    this.#stop = runControllers(context);
  }

  close(): void {
    this.#stop();
  }

  /** Does what a line says was done, at its time, and lets the controllers work until `until`. */
  play(act: TraceLine, until: number): void {
    this.#tickTo(act.t);
    if (act.do === "user") this.#user(act);
    if (act.do === "node") this.#node(act);
    this.#tickTo(until);
  }

  /** What there is now, by kind and name (a slice by its Service), in the form of a recording's lines. */
  atRest(): Map<string, unknown> {
    const resources = ["statefulsets", "controllerrevisions", "pods", "persistentvolumeclaims", "endpointslices"] as const;
    const objects = resources.flatMap((resource) => this.#store.list(resource).map((object) => ({ resource, object }) as Change));
    return new Map(objects.map((change) => [keyOf(change.object), essenceOf(change, (uid) => this.#symbols.get(uid) ?? "?")]));
  }

  #tickTo(t: number): void {
    this.#clock.tick(Math.max(0, this.#start + t - this.#clock.now()));
  }

  #notice(change: Change): void {
    this.changes.push(change);
    const { kind, metadata } = change.object;
    if (change.type !== "ADDED") return;
    const born = (this.#births.get(`${kind}/${metadata.name}`) ?? 0) + 1;
    this.#births.set(`${kind}/${metadata.name}`, born);
    this.#symbols.set(metadata.uid ?? "", `${metadata.name}#${born}`);
  }

  #user({ verb, kind, name = "", body }: TraceLine): void {
    if (verb === "create") this.#create(body as WireObject);
    else if (verb === "delete" && kind === "Pod")
      this.#deletePod(name, (body as { gracePeriodSeconds?: number } | undefined)?.gracePeriodSeconds);
    else if (verb === "scale") this.#change(name, { spec: { replicas: body } });
    else if (verb === "patch") this.#change(name, body);
    else throw new Error(`This player cannot ${verb} a ${kind}`);
  }

  #create(body: WireObject): void {
    const object = { ...body, metadata: { ...body.metadata, namespace } };
    if (object.kind === "Service") this.#store.create("services", object as WireService);
    else this.#store.create("statefulsets", object as WireStatefulSet);
  }

  #change(name: string, patch: unknown): void {
    const set = this.#set(name);
    const patched = apply(set, patch) as WireStatefulSet;
    const prepared =
      registry.statefulsets.prepare?.(patched, { serviceAddress: () => "", defaultStorageClass: () => undefined }) ?? patched;
    const generation = (set.metadata.generation ?? 1) + 1;
    const { status } = set;
    this.#store.update("statefulsets", { ...prepared, metadata: { ...set.metadata, generation }, ...(status && { status }) });
  }

  #set(name: string): WireStatefulSet {
    const set = this.#store.get("statefulsets", namespace, name);
    if (!set) throw new Error(`There is no set ${name}`);
    return set;
  }

  #deletePod(name: string, grace?: number): void {
    deletePod(this.#store, this.#pod(name), this.#clock.now(), grace);
  }

  #pod(name: string): WirePod {
    const pod = this.#store.get("pods", namespace, name);
    if (!pod) throw new Error(`There is no pod ${name}`);
    return pod;
  }

  #node({ step, pod: name = "", reason }: TraceLine): void {
    const pod = this.#pod(name);
    if (step === "stopped") {
      this.#deletePod(name, 0);
      return;
    }
    if (step === "bind") {
      const conditions: WireCondition[] = [{ type: "PodScheduled", status: "True" }];
      this.#store.update("pods", { ...pod, spec: { ...pod.spec, nodeName: "node-1" }, status: { ...pod.status, conditions } });
      return;
    }
    const phases: Record<string, string> = { fail: "Failed", succeed: "Succeeded" };
    this.#writeStatus(pod, phases[step ?? ""] ?? "Running", step === "ready", reason);
  }

  #writeStatus(pod: WirePod, phase: string, ready: boolean, reason?: string): void {
    const now = toWireTime(this.#clock.now());
    const status = ready ? "True" : "False";
    const before = pod.status?.conditions?.find((condition) => condition.type === "Ready");
    const lastTransitionTime = before?.status === status ? (before.lastTransitionTime ?? now) : now;
    const kept = (pod.status?.conditions ?? []).filter((condition) => condition.type === "PodScheduled");
    const podIP = pod.status?.podIP ?? `10.200.0.${this.#nextAddress++}`;
    const conditions: WireCondition[] = [
      { type: "Ready", status, lastTransitionTime },
      { type: "ContainersReady", status, lastTransitionTime },
      { type: "Initialized", status: "True", lastTransitionTime: now },
      ...kept,
    ];
    this.#store.update("pods", { ...pod, status: { ...pod.status, phase, podIP, conditions, ...(reason && { reason }) } });
  }
}

/** The key under which an object is compared: its kind and name, for a slice its Service's name. */
export function keyOf({
  kind,
  metadata,
}: Pick<WireObject, "kind"> & { metadata: { name: string; labels?: Record<string, string> } }): string {
  return `${kind}/${kind === "EndpointSlice" ? metadata.labels?.["kubernetes.io/service-name"] : metadata.name}`;
}
