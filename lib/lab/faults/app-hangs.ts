import { containerName } from "./container-name.ts";
import type { FaultDefinition } from "./fault-definition.ts";

export const appHangs: FaultDefinition<"app-hangs"> = {
  name: "app-hangs",
  group: "pods",
  title: "An app hangs",
  does: "The app takes connections and answers none, its probes' included.",
  seen: "Its counter times out. The readiness probe fails first; where there is a liveness probe, the container is then restarted, and hangs again.",
  fields: [{ name: "container", label: "Container", kind: "target", from: "containers" }],
  target: ({ container }) => container,
  set: ({ containers, store }, { container }) => containers.hang(containerName(store, container)),
};
