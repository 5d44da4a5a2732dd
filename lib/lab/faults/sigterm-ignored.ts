import { containerName } from "./container-name.ts";
import type { FaultDefinition } from "./fault-definition.ts";

export const sigtermIgnored: FaultDefinition<"sigterm-ignored"> = {
  name: "sigterm-ignored",
  group: "pods",
  title: "An app ignores SIGTERM",
  does: "The process does not end when it is asked to. Only SIGKILL ends it, once the grace period is over.",
  seen: "Nothing until the pod is deleted or replaced: then it stays Terminating for the whole grace period, 30 s as a rule.",
  fields: [{ name: "container", label: "Container", kind: "target", from: "containers" }],
  target: ({ container }) => container,
  set: ({ containers, store }, { container }) => containers.ignoreTerm(containerName(store, container)),
};
