/** The parts of a pod's spec that Pod Security's profile "restricted" judges. */
export interface PodSpec {
  hostNetwork?: boolean;
  hostPID?: boolean;
  hostIPC?: boolean;
  securityContext?: SecurityContext;
  containers: readonly Container[];
  initContainers?: readonly Container[];
  volumes?: readonly Record<string, unknown>[];
  automountServiceAccountToken?: boolean;
  serviceAccountName?: string;
}

interface Container {
  name: string;
  ports?: readonly { hostPort?: number }[];
  securityContext?: SecurityContext;
}

interface SecurityContext {
  runAsNonRoot?: boolean;
  runAsUser?: number;
  privileged?: boolean;
  allowPrivilegeEscalation?: boolean;
  readOnlyRootFilesystem?: boolean;
  capabilities?: { drop?: readonly string[]; add?: readonly string[] };
  seccompProfile?: { type?: string };
}

const volumeKinds = ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"];

/**
 * What Pod Security's profile "restricted" would refuse of a pod, a sentence each, and besides that a root file system that can be
 * written to. Mirrors kubernetes/kubernetes staging/src/k8s.io/pod-security-admission/policy.
 */
export function findUnrestricted(spec: PodSpec): string[] {
  const faults: string[] = [];
  if (spec.hostNetwork || spec.hostPID || spec.hostIPC) faults.push("the pod shares a namespace of its host");
  for (const { name, ...source } of spec.volumes ?? []) {
    if (!Object.keys(source).every((kind) => volumeKinds.includes(kind))) faults.push(`the volume ${String(name)} is of another kind`);
  }
  for (const container of [...spec.containers, ...(spec.initContainers ?? [])]) {
    faults.push(...findInContainer(container, spec.securityContext ?? {}).map((fault) => `${container.name}: ${fault}`));
  }
  return faults;
}

function findInContainer({ ports = [], securityContext: own = {} }: Container, pod: SecurityContext): string[] {
  const { runAsNonRoot = pod.runAsNonRoot, runAsUser = pod.runAsUser, seccompProfile = pod.seccompProfile } = own;
  const added = (own.capabilities?.add ?? []).filter((capability) => capability !== "NET_BIND_SERVICE");
  const rules: [boolean, string][] = [
    [runAsNonRoot === true, "runAsNonRoot is not true"],
    [runAsUser !== 0, "it runs as root"],
    [own.privileged !== true, "it is privileged"],
    [own.allowPrivilegeEscalation === false, "allowPrivilegeEscalation is not false"],
    [own.readOnlyRootFilesystem === true, "its root file system can be written to"],
    [own.capabilities?.drop?.includes("ALL") === true, "it does not drop ALL capabilities"],
    [added.length === 0, "it adds capabilities"],
    [["RuntimeDefault", "Localhost"].includes(seccompProfile?.type ?? ""), "it has no seccomp profile"],
    [ports.every(({ hostPort }) => hostPort === undefined), "it takes a port of its host"],
  ];
  return rules.flatMap(([holds, fault]) => (holds ? [] : [fault]));
}
