import type { WirePod } from "../objects/pod.ts";
import type { ContainerLives } from "./container-life.ts";
import type { PodMemory, ProbeKind } from "./pod-memory.ts";

/** What a node is told: the outcomes of what it does, and changes of the pod's object. */
export type Happening =
  | { what: "pod"; pod: WirePod }
  | { what: "sandbox"; ip: string }
  | { what: "pulled"; image: string; tookMs: number; bytes?: number; error?: string }
  | { what: "ended"; container: string; life: string; exitCode: number; reason?: string; message?: string }
  | { what: "hooked"; container: string; life: string; error?: string }
  /** A container is told unready whatever its probe says, or not any more. */
  | { what: "unready"; container: string; isUnready: boolean }
  /** `output` of a failure; `error`: why the probe could not be run at all, which is neither. */
  | { what: "probed"; kind: ProbeKind; container: string; life: string; success?: boolean; output?: string; error?: string };

/** The runtime's part of a memory with one container's lives replaced, to be noticed at the next look. */
export function withLives(memory: PodMemory, container: string, lives: ContainerLives, now: number): Partial<PodMemory> {
  return { runtime: { ...memory.runtime, lives: { ...memory.runtime.lives, [container]: lives } }, changedAt: now };
}
