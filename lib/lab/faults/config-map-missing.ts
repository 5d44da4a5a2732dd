import { AppError } from "../../errors.ts";
import type { FaultDefinition } from "./fault-definition.ts";

export const configMapMissing: FaultDefinition<"config-map-missing"> = {
  name: "config-map-missing",
  group: "pods",
  title: "A ConfigMap is missing",
  does: "Takes a ConfigMap away, and puts it back when it is ended. Containers that run already keep what they have read.",
  seen: "A pod that needs it and starts now waits in CreateContainerConfigError, or in ContainerCreating when it mounts it.",
  fields: [{ name: "configMap", label: "ConfigMap", kind: "target", from: "configMaps" }],
  target: ({ configMap }) => configMap,
  set({ store }, { configMap }) {
    const [namespace = "", name = ""] = configMap.split("/");
    if (!store.get("configmaps", namespace, name)) throw new AppError("not_found", `There is no ConfigMap ${configMap} in the lab.`);
    const { metadata, ...taken } = store.remove("configmaps", namespace, name);
    const { uid: _, resourceVersion: _version, creationTimestamp: _time, ...kept } = metadata;
    return () => {
      // Whoever made one of that name meanwhile keeps it.
      if (!store.get("configmaps", namespace, name)) store.create("configmaps", { ...taken, metadata: kept });
    };
  },
};
