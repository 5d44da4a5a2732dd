import { containerName } from "./container-name.ts";
import type { FaultDefinition } from "./fault-definition.ts";

export const readinessFails: FaultDefinition<"readiness-fails"> = {
  name: "readiness-fails",
  group: "pods",
  title: "Readiness fails",
  does: "The container's readiness probe fails from now on. The app itself runs as before, and is not restarted.",
  seen: "The pod is Running and not Ready: its name leaves DNS and the Service, and an ordered rollout waits for it.",
  fields: [{ name: "container", label: "Container", kind: "target", from: "containers" }],
  target: ({ container }) => container,
  set: ({ containers, store }, { container }) => containers.failReadiness(containerName(store, container)),
};
