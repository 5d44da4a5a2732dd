import { isTerminal, isTerminating } from "../../controllers/objects/pod.ts";
import type { PodRuntime, PodRuntimes } from "./pod-runtime.ts";
import { type KubeletContext, PodWorker } from "./pod-worker.ts";

/** The kubelets of all nodes: one worker per pod that is bound to a node. */
export class Kubelet implements PodRuntimes {
  readonly #context: KubeletContext;
  readonly #workers = new Map<string, PodWorker>();
  readonly #leaving = new Set<Promise<void>>();
  #stop: () => void = () => {};

  constructor(context: KubeletContext) {
    this.#context = context;
  }

  start(): void {
    this.#stop = this.#context.view.store.subscribe(({ resource, type, object }) => {
      if (resource !== "pods") return;
      const uid = object.metadata.uid ?? "";
      const worker = this.#workers.get(uid);
      if (type === "DELETED") this.#remove(uid);
      else if (worker && isTerminating(object)) worker.stopGracefully();
      else if (!worker && object.spec.nodeName !== undefined && !isTerminal(object)) {
        const started = new PodWorker(this.#context, object);
        this.#workers.set(uid, started);
        started.start();
      }
    });
  }

  find(podUid: string): PodRuntime | undefined {
    const worker = this.#workers.get(podUid);
    return worker?.isRunning ? worker : undefined;
  }

  /** Ends every pod's app at once; resolves when their ports are free. */
  async close(): Promise<void> {
    this.#stop();
    for (const uid of this.#workers.keys()) this.#remove(uid);
    await Promise.all(this.#leaving);
  }

  #remove(uid: string): void {
    const worker = this.#workers.get(uid);
    if (!worker) return;
    this.#workers.delete(uid);
    const left = worker.remove().finally(() => this.#leaving.delete(left));
    this.#leaving.add(left);
  }
}
