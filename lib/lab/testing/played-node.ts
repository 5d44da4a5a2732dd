import { isRunningAndReady, isTerminal, isTerminating, type WireCondition, type WirePod } from "../../controllers/objects/pod.ts";
import { toWireTime } from "../../controllers/wire-time.ts";
import type { TestClock } from "../../testing/test-clock.ts";
import { deletePod } from "../registry/delete-pod.ts";
import type { Store } from "../store/store.ts";
import type { TraceLine } from "./trace.ts";

const phases: Readonly<Record<string, string>> = { fail: "Failed", succeed: "Succeeded" };

/** What a scheduler and a kubelet wrote in a recording, and nothing more. */
export class PlayedNode {
  readonly #store: Store;
  readonly #clock: TestClock;
  #nextAddress = 1;

  constructor(store: Store, clock: TestClock) {
    this.#store = store;
    this.#clock = clock;
  }

  does({ step = "", reason }: TraceLine, pod: WirePod): void {
    if (step === "stopped") deletePod(this.#store, pod, this.#clock.now(), 0);
    else if (step === "bind") {
      const conditions: WireCondition[] = [{ type: "PodScheduled", status: "True" }];
      this.#store.update("pods", { ...pod, spec: { ...pod.spec, nodeName: "node-1" }, status: { ...pod.status, conditions } });
    } else this.#writeStatus(pod, phases[step] ?? "Running", step === "ready", reason);
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

/** Whether a pod is in the state that a step starts from. */
export function isReadyFor(step: string, pod: WirePod): boolean {
  if (step === "stopped") return isTerminating(pod);
  if (isTerminating(pod)) return false;
  if (step === "delete") return true;
  if (step in phases) return !isTerminal(pod);
  if (step === "bind") return pod.spec.nodeName === undefined;
  if (step === "run") return pod.spec.nodeName !== undefined && pod.status?.phase === "Pending";
  return pod.status?.phase === "Running" && isRunningAndReady(pod) === (step === "unready");
}
