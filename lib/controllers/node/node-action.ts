import type { Announcement } from "../action.ts";
import type { WireContainer, WireHandler, WireProbe } from "../objects/container.ts";
import type { WirePodStatus } from "../objects/pod.ts";
import type { ProbeKind } from "./pod-memory.ts";

/**
 * What a node is to do for a pod, or to say of it. What is done is answered by a Happening: `sandbox` with its address, `pull`, `hook` and `probe` with their outcomes, `start` and
 * `signal` by the container's end, whenever that comes.
 */
export type NodeAction =
  | { do: "event"; about: Announcement; fieldPath?: string }
  | { do: "status"; status: WirePodStatus }
  | { do: "sandbox" }
  | { do: "pull"; image: string }
  | { do: "start"; container: WireContainer; life: string; restarts: number }
  | { do: "signal"; container: string; life: string; signal: "TERM" | "KILL" }
  | { do: "hook"; container: string; life: string; handler: WireHandler & { sleep?: { seconds: number } } }
  | { do: "probe"; kind: ProbeKind; container: string; life: string; probe: WireProbe }
  /** Nothing of the pod runs any more: takes down its sandbox and mounts. */
  | { do: "teardown" }
  /** The object may go: deletes it with a grace of 0. */
  | { do: "delete" };
