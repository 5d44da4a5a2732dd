import { isSidecar } from "../../controllers/node/container-spec.ts";
import type { WireContainerStatus } from "../../controllers/objects/container.ts";
import { isTerminal, isTerminating, type WirePod } from "../../controllers/objects/pod.ts";
import { ageOf } from "./human-duration.ts";
import type { Cell } from "./resource-definition.ts";

const none = "<none>";

/** What the walk over a pod's containers finds, by and by. */
interface Found {
  reason: string;
  ready: number;
  restarts: number;
  /** The last end of a container that was started again; empty: none is known. */
  lastEnd: string;
}

/** A pod's cells as kubectl shows them (pkg/printers/internalversion/printers.go printPod). */
export function podCells(pod: WirePod, now: number): Cell[] {
  const { spec, status } = pod;
  const { reason, ready, restarts, lastEnd } = lookAt(pod);
  const sidecars = (spec.initContainers ?? []).filter((container) => isSidecar(container, spec));
  const gates = spec.readinessGates ?? [];
  const open = gates.filter((gate) => status?.conditions?.some(({ type, status: said }) => type === gate.conditionType && said === "True"));
  return [
    pod.metadata.name,
    `${ready}/${spec.containers.length + sidecars.length}`,
    statusOf(pod, reason),
    restarts > 0 && lastEnd !== "" ? `${restarts} (${ageOf(lastEnd, now)} ago)` : String(restarts),
    ageOf(pod.metadata.creationTimestamp, now),
    status?.podIP ?? none,
    spec.nodeName ?? none,
    none,
    gates.length > 0 ? `${open.length}/${gates.length}` : none,
  ];
}

function statusOf(pod: WirePod, reason: string): string {
  if (!isTerminating(pod)) return reason;
  if (pod.status?.reason === "NodeLost") return "Unknown";
  return isTerminal(pod) ? reason : "Terminating";
}

/** The init containers up to the first that is not done; the others, once the pod is initialized. */
function lookAt(pod: WirePod): Found {
  const { status } = pod;
  const found: Found = { reason: status?.reason || status?.phase || "", ready: 0, restarts: 0, lastEnd: "" };
  const init = lookAtInit(pod, found);
  const isInitialized = status?.conditions?.some(({ type, status: said }) => type === "Initialized" && said === "True");
  if (init.isInitializing && !isInitialized) return found;
  const { restarts, lastEnd } = init.ofSidecars;
  return lookAtContainers(pod, { ...found, restarts, lastEnd });
}

function lookAtInit(pod: WirePod, found: Found) {
  const ofSidecars = { restarts: 0, lastEnd: "" };
  const containers = pod.spec.initContainers ?? [];
  for (const [index, status] of (pod.status?.initContainerStatuses ?? []).entries()) {
    const container = containers.find(({ name }) => name === status.name);
    const isLasting = container !== undefined && isSidecar(container, pod.spec);
    count(found, status);
    if (isLasting) count(ofSidecars, status);
    const { terminated, waiting } = status.state;
    if (terminated?.exitCode === 0) continue;
    if (isLasting && status.started) {
      if (status.ready) found.ready += 1;
      continue;
    }
    if (terminated) found.reason = `Init:${endOf(terminated)}`;
    else if (waiting?.reason && waiting.reason !== "PodInitializing") found.reason = `Init:${waiting.reason}`;
    else found.reason = `Init:${index}/${containers.length}`;
    return { isInitializing: true, ofSidecars };
  }
  return { isInitializing: false, ofSidecars };
}

/** The first container that waits or has ended gives the reason; one that has ended well beside others that run does not. */
function lookAtContainers(pod: WirePod, found: Found): Found {
  let isRunning = false;
  for (const status of (pod.status?.containerStatuses ?? []).toReversed()) {
    count(found, status);
    const { terminated, waiting, running } = status.state;
    if (waiting?.reason) found.reason = waiting.reason;
    else if (terminated) found.reason = endOf(terminated);
    else if (running && status.ready) {
      isRunning = true;
      found.ready += 1;
    }
  }
  if (found.reason !== "Completed" || !isRunning) return found;
  const isReady = pod.status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True");
  return { ...found, reason: isReady ? "Running" : "NotReady" };
}

function count(into: { restarts: number; lastEnd: string }, { restartCount, lastState }: WireContainerStatus): void {
  into.restarts += restartCount;
  const end = lastState.terminated?.finishedAt ?? "";
  if (end > into.lastEnd) into.lastEnd = end;
}

function endOf({ reason, signal, exitCode }: { reason?: string; signal?: number; exitCode: number }): string {
  return reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`);
}
