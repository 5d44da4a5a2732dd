import { allContainers } from "../../controllers/node/container-spec.ts";
import { decidePod, type PodDecision } from "../../controllers/node/decide-pod.ts";
import type { Happening } from "../../controllers/node/happening.ts";
import type { NodeAction } from "../../controllers/node/node-action.ts";
import { kubeletConditions } from "../../controllers/node/pod-conditions.ts";
import type { PodMemory } from "../../controllers/node/pod-memory.ts";
import type { NodeWait } from "../../controllers/node/waiting-for.ts";
import type { WireContainer } from "../../controllers/objects/container.ts";
import type { WirePod, WirePodStatus } from "../../controllers/objects/pod.ts";
import { AppError, describeError } from "../../errors.ts";
import { nodeIndexOf } from "../network/node-index.ts";
import { deletePod } from "../registry/delete-pod.ts";
import type { ContainerLog } from "./container-log.ts";
import { LastingWrites } from "./lasting-writes.ts";
import type { NodeContext } from "./node-context.ts";
import { hostIPOf, podFacts } from "./pod-facts.ts";
import type { CommandResult, PodRuntime } from "./pod-runtime.ts";
import type { PodVolumes } from "./pod-volumes.ts";
import { pullImage } from "./pull-image.ts";
import { runHook } from "./run-hook.ts";
import { runProbe } from "./run-probe.ts";
import type { RunningContainer } from "./running-container.ts";
import { startContainer, volumesOf } from "./start-container.ts";
import { dnsServiceAddress } from "./volume-directories.ts";

/** Decisions in a row that nothing but other decisions asked for: a bound against going round in circles. */
const turnsMax = 1000;
/** What a container runtime says of a command for a container that has ended. */
const exited = "rpc error: code = Unknown desc = failed to exec in container: container is in CONTAINER_EXITED state";
/** A container that is to exit always does so this long after its start. */
const exitAfterMs = 500;

/** One life of one pod on its node: does what `decidePod` decides, and tells it what came of that. */
export class PodWorker implements PodRuntime {
  readonly #context: NodeContext;
  readonly #uid: string;
  readonly #node: string;
  readonly #happenings: Happening[] = [];
  readonly #containers = new Map<string, { current: RunningContainer; previous?: ContainerLog }>();
  readonly #writes: LastingWrites<"status" | "delete">;
  #memory: PodMemory;
  #volumes: PodVolumes | undefined;
  #decision: PodDecision | undefined;
  #isDeciding = false;
  #isGone = false;
  #cancelTimer: () => void = () => {};

  constructor(context: NodeContext, memory: PodMemory) {
    this.#context = context;
    this.#writes = new LastingWrites(context.clock);
    this.#memory = memory;
    this.#uid = memory.pod.metadata.uid ?? "";
    this.#node = memory.pod.spec.nodeName ?? "";
  }

  /** The first decision; containers that are known to run are run. */
  start(): void {
    const { ip, runtime, pod } = this.#memory;
    if (ip !== undefined) this.#context.view.network.keep(ip);
    for (const container of allContainers(pod)) {
      const life = runtime.lives[container.name]?.current;
      if (life && !life.ended) this.#startContainer(container, life.id, true);
    }
    this.tell({ what: "pod", pod });
    this.lookForTrouble();
  }

  /** Takes in what happened, and decides anew. A node that is cut off hears of it when it is back. */
  tell(happening: Happening): void {
    this.#happenings.push(happening);
    this.#decide();
  }

  /** What disturbs the pod may have changed. */
  lookForTrouble(): void {
    for (const { name } of this.#memory.pod.spec.containers) {
      const isUnready = this.#context.troubles.isUnready(this.#of(name));
      if (isUnready !== this.#memory.unready.includes(name)) this.#happenings.push({ what: "unready", container: name, isUnready });
    }
    this.#decide();
  }

  get node(): string {
    return this.#node;
  }

  get waitingFor(): NodeWait | undefined {
    return this.#decision?.waitingFor;
  }

  /** The object is gone, or the lab closes: nothing of the pod may stay. Resolves once its ports are free. */
  async remove(): Promise<void> {
    this.#isGone = true;
    this.#writes.stop();
    this.#cancelTimer();
    if (this.#memory.ip !== undefined) this.#context.view.network.release(this.#memory.ip);
    const running = [...this.#containers.values()].map(({ current }) => current);
    for (const container of running) container.signal("KILL");
    await Promise.all(running.map((container) => container.gone()));
    await this.#context.directories.removePod(this.#uid);
  }

  localPort(port: number): number | undefined {
    return this.#memory.ip === undefined ? undefined : this.#context.view.network.localPort(this.#memory.ip, port);
  }

  log(container: string, which?: { previous: boolean }): ContainerLog | undefined {
    const found = this.#containers.get(container);
    return which?.previous ? found?.previous : found?.current.log;
  }

  get unreached(): string | undefined {
    const { troubles } = this.#context;
    return troubles.isSilent(this.#node) ? `dial tcp ${this.#memory.pod.status?.hostIP ?? ""}:10250: connect: no route to host` : undefined;
  }

  isRunning(container: string): boolean {
    return this.#containers.get(container)?.current.isRunning ?? false;
  }

  exec(container: string, command: readonly string[], options?: { input?: string; stop?: AbortSignal }): Promise<CommandResult> {
    const found = this.#containers.get(container);
    if (!found) return Promise.reject(new AppError("conflict", `The container ${container} does not run: start it first.`));
    return found.current.exec(command, options);
  }

  /** Ends a container's process as having ended so. False when it does not run. */
  endProcess(container: string, exit: { exitCode: number; reason?: "OOMKilled" }): boolean {
    const found = this.#containers.get(container)?.current;
    if (!found?.isRunning) return false;
    found.end(exit);
    return true;
  }

  #decide(): void {
    const { clock, troubles } = this.#context;
    if (this.#isDeciding || this.#isGone || troubles.isSilent(this.#node)) return;
    this.#isDeciding = true;
    try {
      for (let turn = 0; turn < turnsMax && !this.#isGone; turn++) {
        const happenings = this.#happenings.splice(0);
        const decision = decidePod({ memory: this.#memory, facts: podFacts(this.#context, this.#memory.pod), happenings }, clock.now());
        this.#decision = decision;
        this.#memory = decision.memory;
        for (const action of decision.actions) this.#do(action);
        if (this.#happenings.length === 0) break;
      }
    } finally {
      this.#isDeciding = false;
    }
    this.#cancelTimer();
    const nextAt = this.#decision?.nextAt;
    if (nextAt !== undefined && !this.#isGone) this.#cancelTimer = clock.after(Math.max(0, nextAt - clock.now()), () => this.#decide());
  }

  #do(action: NodeAction): void {
    const { recorder, view } = this.#context;
    const { pod } = this.#memory;
    switch (action.do) {
      case "event":
        try {
          recorder.record(pod, { component: "kubelet", host: this.#node }, action.about, action.fieldPath);
        } catch {
          // An Event that cannot be written is dropped, as client-go's recorder drops it.
        }
        return;
      case "status":
        this.#writes.make("status", () => this.#writeStatus(action.status));
        return;
      case "sandbox":
        if (this.#memory.ip !== undefined) view.network.release(this.#memory.ip);
        this.#happenings.push({ what: "sandbox", ip: view.network.allocate(nodeIndexOf(this.#node)) });
        return;
      case "pull":
        void pullImage(this.#context, action.image, dnsServiceAddress, hostIPOf(this.#context, pod)).then((pulled) => this.tell(pulled));
        return;
      case "start":
        this.#startContainer(action.container, action.life, false);
        return;
      case "signal":
        if (action.signal === "KILL" || !this.#context.troubles.ignoresTerm(this.#of(action.container))) {
          this.#runningLife(action.container, action.life)?.signal(action.signal);
        }
        return;
      case "hook":
        void runHook(action.handler, this.#target(action.container, action.life)).then((error) =>
          this.tell({ what: "hooked", container: action.container, life: action.life, ...(error !== undefined && { error }) }),
        );
        return;
      case "probe":
        void runProbe(action.probe, this.#target(action.container, action.life)).then(
          (outcome) =>
            this.tell({
              what: "probed",
              kind: action.kind,
              container: action.container,
              life: action.life,
              ...this.#troubled(action, outcome),
            }),
          () => this.tell({ what: "probed", kind: action.kind, container: action.container, life: action.life, error: exited }),
        );
        return;
      case "teardown":
        if (this.#memory.ip !== undefined) view.network.release(this.#memory.ip);
        return;
      case "delete":
        this.#writes.make("delete", () => {
          const current = this.#object();
          if (current) deletePod(view.store, current, this.#context.clock.now(), 0);
        });
        return;
    }
  }

  #startContainer(container: WireContainer, life: string, isFound: boolean): void {
    const { clock, troubles } = this.#context;
    const before = this.#containers.get(container.name)?.current.log;
    const of = this.#of(container.name);
    const ended = (exit: { exitCode: number; reason?: string; message?: string }) =>
      this.tell({ what: "ended", container: container.name, life, ...exit });
    try {
      const { pod, ip = "" } = this.#memory;
      this.#volumes ??= volumesOf(this.#context, pod, ip);
      const current = startContainer(this.#context, { pod, container, life, ip, volumes: this.#volumes, isFound }, ended);
      this.#containers.set(container.name, { current, ...(before && { previous: before }) });
      clock.after(exitAfterMs, () => {
        const exitCode = troubles.exitOf(of);
        if (exitCode !== undefined && current.isRunning) current.end({ exitCode });
      });
    } catch (error) {
      this.#happenings.push({
        what: "ended",
        container: container.name,
        life,
        exitCode: 128,
        reason: "StartError",
        message: describeError(error),
      });
    }
  }

  /** The object's status as the kubelet tells it; conditions of others stay as they are. */
  #writeStatus(status: WirePodStatus): void {
    const current = this.#object();
    if (!current) return;
    const others = (current.status?.conditions ?? []).filter(({ type }) => !kubeletConditions.has(type));
    const own = (status.conditions ?? []).filter(({ type }) => kubeletConditions.has(type));
    this.#context.view.store.update("pods", { ...current, status: { ...status, conditions: [...own, ...others] } });
  }

  #troubled(action: NodeAction & { do: "probe" }, outcome: { success: boolean; output: string }) {
    if (action.kind !== "readiness" || !this.#context.troubles.isUnready(this.#of(action.container))) return outcome;
    return { success: false, output: "HTTP probe failed with statuscode: 503" };
  }

  /** What is run in a container that has ended meanwhile fails, though its next life runs already. */
  #target(name: string, life: string) {
    const container = allContainers(this.#memory.pod).find((other) => other.name === name) ?? { name, image: "" };
    return {
      container,
      ip: this.#memory.ip ?? "",
      clock: this.#context.clock,
      errand: <T>(work: Promise<T>) => this.#context.errands.run(work),
      localPort: (port: number) => this.localPort(port),
      exec: (command: readonly string[]) =>
        this.#runningLife(name, life)?.exec(command) ?? Promise.reject(new AppError("conflict", `The container ${name} has ended.`)),
    };
  }

  #runningLife(container: string, life: string): RunningContainer | undefined {
    const found = this.#containers.get(container)?.current;
    return found?.life === life && found.isRunning ? found : undefined;
  }

  #of(container: string) {
    const { namespace = "", name } = this.#memory.pod.metadata;
    return { namespace, name, container };
  }

  /** The pod's object while it is still this life's. */
  #object(): WirePod | undefined {
    const { namespace = "", name } = this.#memory.pod.metadata;
    const pod = this.#context.view.store.get("pods", namespace, name);
    return pod?.metadata.uid === this.#uid ? pod : undefined;
  }
}
