import type { WireContainer } from "../objects/container.ts";
import type { WirePod, WirePodSpec } from "../objects/pod.ts";

/** An init container that goes on beside the others: a native sidecar. */
export function isSidecar(container: WireContainer, spec: WirePodSpec): boolean {
  return container.restartPolicy === "Always" && (spec.initContainers ?? []).includes(container);
}

/** All of a pod's containers, the init containers first. */
export function allContainers({ spec }: WirePod): WireContainer[] {
  return [...(spec.initContainers ?? []), ...spec.containers];
}

/** Those that stay, and whose readiness is the pod's: sidecars first. */
export function lastingContainers({ spec }: WirePod): WireContainer[] {
  return [...(spec.initContainers ?? []).filter((container) => isSidecar(container, spec)), ...spec.containers];
}

export function findContainer(pod: WirePod, name: string): WireContainer | undefined {
  return allContainers(pod).find((container) => container.name === name);
}

/** How Events name a container: `spec.containers{app}`. */
export function fieldPathOf({ spec }: WirePod, name: string): string {
  const isInit = (spec.initContainers ?? []).some((container) => container.name === name);
  return `spec.${isInit ? "initContainers" : "containers"}{${name}}`;
}
