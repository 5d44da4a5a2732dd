import { adoptedPod, rebootedPod } from "../../controllers/node/found-pod.ts";
import { newPodMemory, type PodMemory } from "../../controllers/node/pod-memory.ts";
import { nodeTimings } from "../../controllers/node/timings.ts";
import type { NodeWait } from "../../controllers/node/waiting-for.ts";
import { isTerminal, type WirePod } from "../../controllers/objects/pod.ts";
import { BlackHole } from "./black-hole.ts";
import { Errands } from "./errands.ts";
import type { NodeContext } from "./node-context.ts";
import type { NodeTroubles } from "./node-troubles.ts";
import type { PodRuntime, PodRuntimes } from "./pod-runtime.ts";
import { PodWorker } from "./pod-worker.ts";

export type KubeletRooms = Pick<NodeContext, "view" | "clock" | "recorder" | "directories" | "images" | "troubles">;

/** The kubelets of all nodes: one worker per pod that is bound to a node. */
export class Kubelet implements PodRuntimes {
  readonly #context: NodeContext;
  readonly #workers = new Map<string, PodWorker>();
  readonly #leaving = new Set<Promise<void>>();
  readonly errands = new Errands();
  #stop: () => void = () => {};

  constructor(rooms: KubeletRooms) {
    const pulled = new Set<string | symbol>();
    const { troubles } = rooms;
    const relistPhaseMs = rooms.clock.now() % nodeTimings.relistMs;
    this.#context = { ...rooms, timings: nodeTimings, errands: this.errands, blackHole: new BlackHole(), pulled, relistPhaseMs };
    troubles.endProcess = ({ namespace, name, container }, exit) => {
      const uid = rooms.view.store.get("pods", namespace, name)?.metadata.uid ?? "";
      return this.#workers.get(uid)?.endProcess(container, exit) ?? false;
    };
  }

  get troubles(): NodeTroubles {
    return this.#context.troubles;
  }

  /**
   * Begins to work. Pods that are there already are those of a node that was restarted: their containers are started anew. Pods that come
   * and run already, as a scenario's do, are taken over as they stand.
   */
  start(): void {
    const { store } = this.#context.view;
    for (const pod of store.list("pods")) this.#meet(pod, (...args) => rebootedPod(...args));
    const unsubscribe = store.subscribe(({ resource, type, object }) => {
      if (resource !== "pods") return;
      const uid = object.metadata.uid ?? "";
      if (type === "DELETED") this.#remove(uid);
      else if (this.#workers.has(uid)) this.#workers.get(uid)?.tell({ what: "pod", pod: object });
      else this.#meet(object, memoryOf);
    });
    const unsubscribeTroubles = this.troubles.subscribe(() => this.#lookForTrouble());
    this.#stop = () => {
      unsubscribe();
      unsubscribeTroubles();
    };
  }

  find(podUid: string): PodRuntime | undefined {
    return this.#workers.get(podUid);
  }

  /** Why a pod on its node is not ready, or not gone, as far as the node knows it. */
  waitingFor(podUid: string): NodeWait | undefined {
    return this.#workers.get(podUid)?.waitingFor;
  }

  /** Ends every pod's processes at once; resolves when their ports are free. */
  async close(): Promise<void> {
    this.#stop();
    for (const uid of this.#workers.keys()) this.#end(uid);
    await Promise.all(this.#leaving);
    this.#context.blackHole.close();
  }

  #meet(pod: WirePod, memory: (pod: WirePod, timings: NodeContext["timings"], relistPhaseMs: number, now: number) => PodMemory): void {
    const { timings, relistPhaseMs, clock } = this.#context;
    if (pod.spec.nodeName === undefined || isTerminal(pod)) return;
    const worker = new PodWorker(this.#context, memory(pod, timings, relistPhaseMs, clock.now()));
    this.#workers.set(pod.metadata.uid ?? "", worker);
    worker.start();
  }

  /** A node that is cut off does not hear that a pod's object has gone: its processes go on until it is back. */
  #remove(uid: string): void {
    const worker = this.#workers.get(uid);
    if (worker && !this.troubles.isSilent(worker.node)) this.#end(uid);
  }

  #lookForTrouble(): void {
    const uids = new Set(this.#context.view.store.list("pods").map(({ metadata }) => metadata.uid));
    for (const [uid, worker] of this.#workers) {
      if (!uids.has(uid)) this.#remove(uid);
      else worker.lookForTrouble();
    }
  }

  #end(uid: string): void {
    const worker = this.#workers.get(uid);
    if (!worker) return;
    this.#workers.delete(uid);
    const left = worker.remove().finally(() => this.#leaving.delete(left));
    this.#leaving.add(left);
  }
}

function memoryOf(pod: WirePod, timings: NodeContext["timings"], relistPhaseMs: number, now: number): PodMemory {
  const isRunning = pod.status?.podIP !== undefined;
  return isRunning ? adoptedPod(pod, timings, relistPhaseMs, now) : newPodMemory(pod, timings, relistPhaseMs);
}
