/** Fields that are left out when they are 0 or false: plain Go values with `omitempty`. Others are pointers, where 0 is not nothing. */
const omittedWhenZero: ReadonlySet<string> = new Set([
  "availableReplicas.V1DeploymentStatus",
  "availableReplicas.V1ReplicaSetStatus",
  "count",
  "currentReplicas",
  "fullyLabeledReplicas",
  "hostIPC",
  "hostNetwork",
  "hostPID",
  "hostPort",
  "initialDelaySeconds",
  "minReadySeconds",
  "nodePort",
  "observedGeneration",
  "paused",
  "publishNotReadyAddresses",
  "readOnly",
  "readyReplicas",
  "replicas.V1DeploymentStatus",
  "replicas.V1ScaleSpec",
  "signal",
  "stdin",
  "stdinOnce",
  "tty",
  "unavailableReplicas",
  "unschedulable",
  "updatedReplicas",
]);

/** Texts that are pointers, where the empty one says something: no class at all, the core group. */
const keptWhenEmpty: ReadonlySet<string> = new Set([
  "storageClassName",
  "apiGroup",
  "apiVersion",
  "volumeAttributesClassName",
  "serviceName",
]);

/** Fields that are there with null when nothing is in them. */
const shownAsNull: Readonly<Record<string, readonly string[]>> = {
  V1PodCondition: ["lastProbeTime", "lastTransitionTime"],
  CoreV1Event: ["eventTime"],
  V1Role: ["rules"],
  V1ClusterRole: ["rules"],
  V1EndpointSlice: ["endpoints", "ports"],
};

/** Whether a field of that value is left out when an object is written, as Go's `omitempty` does. */
export function isOmitted(typeName: string, field: string, value: unknown): boolean {
  if (value === 0 || value === false) return omittedWhenZero.has(field) || omittedWhenZero.has(`${field}.${typeName}`);
  return value === "" && !keptWhenEmpty.has(field);
}

/** The fields of a type that are shown as null when they are absent. */
export function nullFieldsOf(typeName: string): readonly string[] {
  return shownAsNull[typeName] ?? [];
}
