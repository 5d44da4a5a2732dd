import type { WireNode } from "../../controllers/objects/cluster-objects.ts";
import { toWireTime } from "../../controllers/wire-time.ts";
import type { LoopContext } from "./loop-context.ts";

/** Which kubelets are cut off, and how to hear that it has changed. */
export interface NodeSilence {
  isSilent(node: string): boolean;
  subscribe(changed: () => void): () => void;
}

/** A kubelet renews its lease so often, and writes the node's status anew at the latest after so long (nodeStatusReportFrequency). */
const leaseMs = 10_000;
const reportMs = 300_000;

const posted: Readonly<Record<string, { status: string; reason: string; message: string }>> = {
  Ready: { status: "True", reason: "KubeletReady", message: "kubelet is posting ready status" },
  MemoryPressure: { status: "False", reason: "KubeletHasSufficientMemory", message: "kubelet has sufficient memory available" },
  DiskPressure: { status: "False", reason: "KubeletHasNoDiskPressure", message: "kubelet has no disk pressure" },
  PIDPressure: { status: "False", reason: "KubeletHasSufficientPID", message: "kubelet has sufficient PID available" },
};

/** What kubelets do for their nodes: they let themselves be heard of, and post how the node is. The lab keeps no leases: when a node was last heard of is known here. */
export class Heartbeats {
  readonly #context: LoopContext;
  readonly #silence: NodeSilence;
  readonly #lastHeard = new Map<string, number>();
  readonly #startedMs: number;
  readonly #unsubscribe: () => void;
  #cancel: () => void = () => {};

  constructor(context: LoopContext, silence: NodeSilence) {
    this.#context = context;
    this.#silence = silence;
    this.#startedMs = context.clock.now();
    this.#unsubscribe = silence.subscribe(() => this.#beat());
    this.#again();
  }

  /** When a node's kubelet was last heard of; at the start of the lab everybody was. */
  lastHeardMs(node: string): number {
    return this.#lastHeard.get(node) ?? this.#startedMs;
  }

  stop(): void {
    this.#unsubscribe();
    this.#cancel();
  }

  #again(): void {
    this.#cancel = this.#context.clock.after(leaseMs, () => {
      // First the next one is set: a beat that fails is not the last.
      this.#again();
      this.#beat();
    });
  }

  #beat(): void {
    const { store, clock } = this.#context;
    for (const node of store.list("nodes")) {
      const { name } = node.metadata;
      if (this.#silence.isSilent(name)) continue;
      this.#lastHeard.set(name, clock.now());
      if (isToReport(node, clock.now())) store.update("nodes", reported(node, toWireTime(clock.now())));
    }
  }
}

/** Something is otherwise than last posted, or that was too long ago. */
function isToReport({ status }: WireNode, now: number): boolean {
  return status.conditions.some(({ type, status: is, lastHeartbeatTime }) => {
    const wanted = posted[type];
    return wanted !== undefined && (is !== wanted.status || now - Date.parse(lastHeartbeatTime ?? "") >= reportMs);
  });
}

function reported(node: WireNode, now: string): WireNode {
  const conditions = node.status.conditions.map((condition) => {
    const wanted = posted[condition.type];
    if (!wanted) return condition;
    const since = condition.status === wanted.status ? condition.lastTransitionTime : now;
    return { ...condition, ...wanted, lastHeartbeatTime: now, ...(since !== undefined && { lastTransitionTime: since }) };
  });
  return { ...node, status: { ...node.status, conditions } };
}
