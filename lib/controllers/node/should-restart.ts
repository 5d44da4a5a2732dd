import type { WireContainer } from "../objects/container.ts";
import type { WirePod } from "../objects/pod.ts";
import { type ContainerLives, hasSucceeded, isRunning } from "./container-life.ts";
import { isSidecar } from "./container-spec.ts";

/** Whether a container that does not run is to be started (again), by the pod's restart policy (kubecontainer.ShouldContainerBeRestarted). */
export function shouldRestart(pod: WirePod, container: WireContainer, lives: ContainerLives | undefined): boolean {
  if (pod.metadata.deletionTimestamp !== undefined) return false;
  if (!lives) return true;
  if (isRunning(lives)) return false;
  if (isSidecar(container, pod.spec)) return true;
  const policy = pod.spec.restartPolicy ?? "Always";
  const isInit = (pod.spec.initContainers ?? []).includes(container);
  if (policy === "Never") return false;
  if (policy === "OnFailure" || isInit) return !hasSucceeded(lives);
  return true;
}
