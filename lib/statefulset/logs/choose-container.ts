import type { Container, Pod } from "../objects/pod.ts";

/** The container whose log is meant: the one of that name; without a name the pod's default one, else its first, as kubectl takes it. */
export function chooseContainer(pod: Pod, name: string | undefined): Container | undefined {
  if (name !== undefined) return pod.containers.find((container) => container.name === name);
  const own = pod.containers.find((container) => container.name === pod.defaultContainer);
  return own ?? pod.containers.find((container) => container.role === "app") ?? pod.containers[0];
}
