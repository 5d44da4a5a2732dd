import { admitPod } from "./admit-pod.ts";
import { podCells } from "./pod-cells.ts";
import { preparedPodSpec } from "./pod-defaults.ts";
import { ageColumn, allVerbs, type ResourceDefinition, statusOf } from "./resource-definition.ts";
import { validatePod } from "./validate-pod.ts";

export const pods: ResourceDefinition<"pods"> = {
  resource: "pods",
  group: "",
  version: "v1",
  kind: "Pod",
  singular: "pod",
  shortNames: ["po"],
  categories: ["all"],
  namespaced: true,
  verbs: allVerbs,
  subresources: [
    { name: "binding", kind: "Binding", verbs: ["create"] },
    { name: "eviction", kind: "Eviction", group: "policy", version: "v1", verbs: ["create"] },
    { name: "exec", kind: "PodExecOptions", verbs: ["create", "get"] },
    { name: "log", kind: "Pod", verbs: ["get"] },
    { name: "proxy", kind: "PodProxyOptions", verbs: ["create", "delete", "get", "patch", "update"] },
    statusOf("Pod"),
  ],
  revalidates: ["update", "object"],
  columns: [
    { name: "Ready", description: "The aggregate readiness state of this pod for accepting traffic." },
    { name: "Status", description: "The aggregate status of the containers in this pod." },
    { name: "Restarts", description: "The number of times the containers in this pod have been restarted." },
    ageColumn,
    { name: "IP", description: "Address of the pod in the cluster's network.", priority: 1 },
    { name: "Node", description: "The node that the pod is bound to.", priority: 1 },
    { name: "Nominated Node", description: "The node that the pod waits for.", priority: 1 },
    { name: "Readiness Gates", description: "Further conditions that the pod's readiness needs.", priority: 1 },
  ],
  cells: podCells,
  fieldNames: [
    "spec.nodeName",
    "spec.restartPolicy",
    "spec.schedulerName",
    "spec.serviceAccountName",
    "spec.hostNetwork",
    "status.phase",
    "status.podIP",
    "status.podIPs",
    "status.nominatedNodeName",
  ],
  fields: (pod) => ({
    "spec.nodeName": pod.spec.nodeName ?? "",
    "spec.restartPolicy": pod.spec.restartPolicy ?? "",
    "spec.schedulerName": pod.spec.schedulerName ?? "",
    "spec.serviceAccountName": (pod.spec.serviceAccountName as string | undefined) ?? "",
    "spec.hostNetwork": String(pod.spec.hostNetwork === true),
    "status.phase": pod.status?.phase ?? "",
    "status.podIP": pod.status?.podIP ?? "",
  }),
  counts: true,
  returnsDeleted: true,
  setDefaults: (pod) => ({ ...pod, spec: preparedPodSpec(pod.spec) }),
  prepareForCreate: admitPod,
  prepareForUpdate: (pod, old) => ({ ...pod, ...(old.status && { status: old.status }) }),
  validate: validatePod,
};
