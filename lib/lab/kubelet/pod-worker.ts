import { rmSync } from "node:fs";
import type { Clock } from "../../clock.ts";
import type { WirePod } from "../../controllers/objects/pod.ts";
import { describeError } from "../../errors.ts";
import { type CounterApp, startCounterApp } from "../counter-app/counter-app.ts";
import type { EventRecorder } from "../loops/event-recorder.ts";
import type { NetworkView } from "../network/find-destination.ts";
import type { Pace } from "../pace.ts";
import { deletePod } from "../registry/delete-pod.ts";
import { runCommand } from "./commands.ts";
import { type PodFiles, podFiles } from "./pod-files.ts";
import type { CommandResult, PodRuntime } from "./pod-runtime.ts";
import { type PodStage, podStatus } from "./pod-status.ts";
import type { VolumeDirectories } from "./volume-directories.ts";

export interface KubeletContext {
  view: NetworkView;
  clock: Clock;
  pace: Pace;
  recorder: EventRecorder;
  directories: VolumeDirectories;
}

const logLinesMax = 500;
const portDefault = 8000;
const fileDefault = "/data/visits.txt";

/** One life of one pod on its node: starts the app, keeps the status, stops it gracefully. */
export class PodWorker implements PodRuntime {
  readonly #context: KubeletContext;
  readonly #uid: string;
  readonly #namespace: string;
  readonly #name: string;
  readonly #files: PodFiles;
  readonly #log: string[] = [];
  #stage: PodStage = { kind: "creating" };
  #app: CounterApp | undefined;
  #cancel: () => void = () => {};
  #isStopping = false;
  #isGone = false;

  constructor(context: KubeletContext, pod: WirePod) {
    this.#context = context;
    const { uid = "", namespace = "", name } = pod.metadata;
    this.#uid = uid;
    this.#namespace = namespace;
    this.#name = name;
    const { store } = context.view;
    const volumeOf = (claim: string) => store.get("persistentvolumeclaims", namespace, claim)?.spec.volumeName;
    const ofClaim = (claim: string) => {
      const volume = volumeOf(claim);
      return volume === undefined ? undefined : context.directories.ofVolume(volume);
    };
    this.#files = podFiles(pod, { ofClaim, root: context.directories.ofPod(uid) });
  }

  start(): void {
    this.#writeStatus();
    this.#later(this.#context.pace.start, () => {
      this.#run().catch((error: unknown) => this.#tellFailure(error));
    });
  }

  /** SIGTERM: the app ends a moment later, the object goes. */
  stopGracefully(): void {
    if (this.#isStopping) return;
    this.#isStopping = true;
    this.#cancel();
    this.#tell("Killing", (container) => `Stopping container ${container}`);
    const graceMs = (this.#pod()?.metadata.deletionGracePeriodSeconds ?? 0) * 1000;
    this.#later(Math.min(this.#context.pace.stop, graceMs), () => this.#end());
  }

  /** The object is gone, or the lab closes: nothing of the pod may stay. Resolves once its port is free. */
  async remove(): Promise<void> {
    this.#isGone = true;
    this.#cancel();
    if (this.#stage.ip !== undefined) this.#context.view.network.release(this.#stage.ip);
    await this.#app?.stop();
    rmSync(this.#context.directories.ofPod(this.#uid), { recursive: true, force: true });
  }

  localPort(port: number): number | undefined {
    return this.#stage.ip === undefined ? undefined : this.#context.view.network.localPort(this.#stage.ip, port);
  }

  log(): readonly string[] {
    return this.#log;
  }

  exec(command: readonly string[]): Promise<CommandResult> {
    return runCommand({ hostname: this.#name, namespace: this.#namespace, files: this.#files, view: this.#context.view }, command);
  }

  get isRunning(): boolean {
    return this.#app !== undefined;
  }

  async #run(): Promise<void> {
    const pod = this.#pod();
    if (!pod) return;
    const { network, random } = this.#context.view;
    this.#context.directories.furnishPod(this.#uid, this.#name, this.#namespace);
    const env = new Map((pod.spec.containers[0]?.env ?? []).map(({ name, value }) => [name, value]));
    const file = this.#files.realPath(env.get("VISITS_FILE") ?? fileDefault);
    const app = await startCounterApp({ hostname: this.#name, file, log: (line) => this.#write(line) });
    if (this.#isGone || this.#isStopping) return app.stop();
    this.#app = app;
    const ip = network.allocate(nodeIndex(pod));
    network.listen(ip, pod.spec.containers[0]?.ports?.[0]?.containerPort ?? portDefault, app.port);
    const containerId = `lab://${random.uuid().replaceAll("-", "")}`;
    this.#stage = { kind: "running", ip, containerId, startedAt: this.#context.clock.now() };
    for (const { name, image } of pod.spec.containers) this.#tellStarted(pod, name, image);
    this.#writeStatus();
    this.#later(this.#context.pace.ready, () => {
      this.#stage = { ...this.#stage, kind: "ready" };
      this.#writeStatus();
    });
  }

  #tellStarted(pod: WirePod, container: string, image: string): void {
    const source = { component: "kubelet", host: pod.spec.nodeName ?? "" };
    const path = `spec.containers{${container}}`;
    const present = `Container image "${image}" already present on machine and can be accessed by the pod`;
    this.#context.recorder.record(pod, source, { type: "Normal", reason: "Pulled", message: present }, path);
    this.#context.recorder.record(pod, source, { type: "Normal", reason: "Created", message: "Container created" }, path);
    this.#context.recorder.record(pod, source, { type: "Normal", reason: "Started", message: "Container started" }, path);
  }

  #tellFailure(error: unknown): void {
    const pod = this.#pod();
    const source = { component: "kubelet", host: pod?.spec.nodeName ?? "" };
    if (pod) this.#context.recorder.record(pod, source, { type: "Warning", reason: "Failed", message: `Error: ${describeError(error)}` });
  }

  #end(): void {
    const app = this.#app;
    this.#app = undefined;
    void app?.stop();
    this.#stage = { ...this.#stage, kind: "ended" };
    this.#writeStatus();
    const pod = this.#pod();
    if (pod) deletePod(this.#context.view.store, pod, this.#context.clock.now(), 0);
  }

  #tell(reason: string, message: (container: string) => string): void {
    const pod = this.#pod();
    if (!pod) return;
    const source = { component: "kubelet", host: pod.spec.nodeName ?? "" };
    for (const { name } of pod.spec.containers) {
      this.#context.recorder.record(pod, source, { type: "Normal", reason, message: message(name) }, `spec.containers{${name}}`);
    }
  }

  #writeStatus(): void {
    const pod = this.#pod();
    if (!pod) return;
    const { view, clock } = this.#context;
    const node = view.store.get("nodes", "", pod.spec.nodeName ?? "");
    const hostIP = node?.status.addresses.find((address) => address.type === "InternalIP")?.address ?? "";
    view.store.update("pods", { ...pod, status: podStatus(pod, this.#stage, hostIP, clock.now()) });
  }

  /** The pod's object while it is still this life's. */
  #pod(): WirePod | undefined {
    const pod = this.#context.view.store.get("pods", this.#namespace, this.#name);
    return pod?.metadata.uid === this.#uid ? pod : undefined;
  }

  #later(delayMs: number, run: () => void): void {
    this.#cancel = this.#context.clock.after(delayMs, run);
  }

  #write(line: string): void {
    this.#log.push(line);
    if (this.#log.length > logLinesMax) this.#log.shift();
  }
}

function nodeIndex(pod: WirePod): number {
  return Number(/(\d+)$/.exec(pod.spec.nodeName ?? "")?.[1] ?? 1) - 1;
}
