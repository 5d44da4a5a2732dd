import { AppError } from "../../errors.ts";
import { containerName } from "./container-name.ts";
import type { FaultDefinition } from "./fault-definition.ts";

export const outOfMemory: FaultDefinition<"out-of-memory"> = {
  name: "out-of-memory",
  group: "pods",
  title: "A container runs out of memory",
  does: "The kernel kills its process, as when it takes more memory than its limit. It is over at once.",
  seen: "The container was terminated with OOMKilled and exit code 137, and restarts.",
  fields: [{ name: "container", label: "Container", kind: "target", from: "containers" }],
  target: ({ container }) => container,
  set({ containers, store }, { container }) {
    if (containers.killForMemory(containerName(store, container))) return undefined;
    throw new AppError("conflict", `${container} is not running now, so nothing of it can be killed.`);
  },
};
