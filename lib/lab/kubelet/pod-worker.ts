import { rmSync } from "node:fs";
import type { Clock } from "../../clock.ts";
import type { WirePod } from "../../controllers/objects/pod.ts";
import { AppError, describeError } from "../../errors.ts";
import type { EventRecorder } from "../loops/event-recorder.ts";
import type { NetworkView } from "../network/find-destination.ts";
import type { Pace } from "../pace.ts";
import type { ImageRegistry } from "../programs/image.ts";
import type { Process } from "../programs/program.ts";
import { deletePod } from "../registry/delete-pod.ts";
import { runCommand } from "./commands.ts";
import { type PodFiles, podFiles } from "./pod-files.ts";
import type { CommandResult, PodRuntime } from "./pod-runtime.ts";
import { type PodStage, podStatus } from "./pod-status.ts";
import { processNetwork } from "./process-network.ts";
import type { VolumeDirectories } from "./volume-directories.ts";

export interface KubeletContext {
  view: NetworkView;
  clock: Clock;
  pace: Pace;
  recorder: EventRecorder;
  directories: VolumeDirectories;
  images: ImageRegistry;
}

const logLinesMax = 500;

/** One life of one pod on its node: starts the app, keeps the status, stops it gracefully. */
export class PodWorker implements PodRuntime {
  readonly #context: KubeletContext;
  readonly #uid: string;
  readonly #namespace: string;
  readonly #name: string;
  readonly #files: PodFiles;
  readonly #log: string[] = [];
  #stage: PodStage = { kind: "creating" };
  #process: Process | undefined;
  #cancel: () => void = () => {};
  #isStopping = false;

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
      try {
        this.#run();
      } catch (error) {
        this.#tellFailure(error);
      }
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
    this.#cancel();
    if (this.#stage.ip !== undefined) this.#context.view.network.release(this.#stage.ip);
    this.#process?.signal("KILL");
    await this.#process?.exited;
    rmSync(this.#context.directories.ofPod(this.#uid), { recursive: true, force: true });
  }

  localPort(port: number): number | undefined {
    return this.#stage.ip === undefined ? undefined : this.#context.view.network.localPort(this.#stage.ip, port);
  }

  log(): readonly string[] {
    return this.#log;
  }

  exec(command: readonly string[]): Promise<CommandResult> {
    const network = processNetwork(this.#context.view, this.#namespace, this.#stage.ip ?? "");
    return runCommand({ hostname: this.#name, files: this.#files, network }, command);
  }

  get isRunning(): boolean {
    return this.#process !== undefined;
  }

  #run(): void {
    const pod = this.#pod();
    const container = pod?.spec.containers[0];
    if (!pod || !container) return;
    const { images, view, directories, clock } = this.#context;
    const image = images.find(container.image)?.image;
    if (!image) throw new AppError("not_found", `The lab has no image "${container.image}".`);
    directories.furnishPod(this.#uid, this.#name, this.#namespace);
    const ip = view.network.allocate(nodeIndex(pod));
    const env = new Map(Object.entries(image.env ?? {}));
    for (const { name, value = "" } of container.env ?? []) env.set(name, value);
    this.#process = image.program({
      hostname: this.#name,
      namespace: this.#namespace,
      argv: [...(container.command ?? image.command), ...(container.args ?? [])],
      env,
      workingDirectory: image.workingDirectory ?? "/",
      files: { realPath: this.#files.realPath, pathForWriting: this.#files.realPath },
      network: processNetwork(view, this.#namespace, ip),
      clock,
      write: (_, text) => this.#write(text.trimEnd()),
    });
    const containerId = `lab://${view.random.uuid().replaceAll("-", "")}`;
    this.#stage = { kind: "running", ip, containerId, startedAt: clock.now() };
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
    this.#process?.signal("TERM");
    this.#process = undefined;
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
