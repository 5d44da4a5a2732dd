import { AppError } from "../../errors.ts";
import type { Store } from "../store/store.ts";
import type { ContainerName } from "./levers.ts";

/** The container that `namespace/pod/container` means; without a container, the pod's first. Throws AppError (not_found). */
export function containerName(store: Store, text: string): ContainerName {
  const [namespace = "", name = "", wanted] = text.split("/");
  const containers = store.get("pods", namespace, name)?.spec.containers ?? [];
  const container = wanted ?? containers[0]?.name;
  if (container === undefined || !containers.some((other) => other.name === container)) {
    throw new AppError("not_found", `There is no container ${text} in the lab now.`);
  }
  return { namespace, name, container };
}
