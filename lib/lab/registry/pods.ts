import { isTerminal, isTerminating, type WirePod } from "../../controllers/objects/pod.ts";
import { ageOf } from "./human-duration.ts";
import { preparedTemplate } from "./pod-defaults.ts";
import { ageColumn, type ResourceDefinition, readVerbs } from "./resource-definition.ts";

export const pods: ResourceDefinition<"pods"> = {
  resource: "pods",
  group: "",
  version: "v1",
  kind: "Pod",
  singular: "pod",
  shortNames: ["po"],
  categories: ["all"],
  namespaced: true,
  verbs: ["delete", ...readVerbs],
  subresources: [
    { name: "eviction", kind: "Eviction", group: "policy", version: "v1", verbs: ["create"] },
    { name: "exec", kind: "PodExecOptions", verbs: ["create", "get"] },
    { name: "log", kind: "Pod", verbs: ["get"] },
    { name: "proxy", kind: "PodProxyOptions", verbs: ["get"] },
    { name: "status", kind: "Pod", verbs: ["get"] },
  ],
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
  cells(pod, now) {
    const statuses = pod.status?.containerStatuses ?? [];
    return [
      pod.metadata.name,
      `${statuses.filter((status) => status.ready).length}/${pod.spec.containers.length}`,
      statusCell(pod),
      String(statuses.reduce((sum, status) => sum + status.restartCount, 0)),
      ageOf(pod.metadata.creationTimestamp, now),
      pod.status?.podIP ?? "<none>",
      pod.spec.nodeName ?? "<none>",
      "<none>",
      "<none>",
    ];
  },
  fieldNames: ["spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "status.phase", "status.podIP"],
  fields: (pod) => ({
    "spec.nodeName": pod.spec.nodeName ?? "",
    "spec.restartPolicy": pod.spec.restartPolicy ?? "",
    "spec.schedulerName": pod.spec.schedulerName ?? "",
    "status.phase": pod.status?.phase ?? "",
    "status.podIP": pod.status?.podIP ?? "",
  }),
  prepare,
};

/** The Status column: phase, overridden by the last container that waits or ended, and by Terminating (printPod). */
function statusCell(pod: WirePod): string {
  let cell = pod.status?.reason ?? pod.status?.phase ?? "";
  for (const { state } of (pod.status?.containerStatuses ?? []).toReversed()) {
    if (state.waiting?.reason) cell = state.waiting.reason;
    else if (state.terminated) cell = state.terminated.reason || `ExitCode:${state.terminated.exitCode}`;
  }
  return isTerminating(pod) && !isTerminal(pod) ? "Terminating" : cell;
}

/** Defaults of a pod, with what the ServiceAccount and toleration admission add that a reader would see. */
function prepare(pod: WirePod): WirePod {
  const { spec } = preparedTemplate({ spec: pod.spec });
  const toleration = (key: string) => ({ key, operator: "Exists", effect: "NoExecute", tolerationSeconds: 300 });
  return {
    ...pod,
    metadata: { ...pod.metadata, generation: 1 },
    spec: {
      ...spec,
      serviceAccountName: "default",
      serviceAccount: "default",
      tolerations: [toleration("node.kubernetes.io/not-ready"), toleration("node.kubernetes.io/unreachable")],
      priority: 0,
      enableServiceLinks: true,
      preemptionPolicy: "PreemptLowerPriority",
    },
    status: { phase: "Pending", qosClass: "BestEffort" },
  };
}
