import type { WireContainer } from "../../controllers/objects/container.ts";
import type { WirePod, WirePodSpec, WireVolume } from "../../controllers/objects/pod.ts";
import { forbiddenObject } from "../api-server/status.ts";
import { parseQuantity } from "./quantity.ts";
import type { PrepareContext } from "./resource-definition.ts";

const tokenDirectory = "/var/run/secrets/kubernetes.io/serviceaccount";
/** What the ServiceAccount admission asks for: an hour, and some seconds by which it is known. */
const tokenSeconds = 3607;

const toleration = (key: string) => ({ key, operator: "Exists", effect: "NoExecute", tolerationSeconds: 300 });
const tolerations = [toleration("node.kubernetes.io/not-ready"), toleration("node.kubernetes.io/unreachable")];

interface Toleration {
  key?: string;
  operator?: string;
  effect?: string;
}

function isTolerated({ key, operator, effect }: Toleration, wanted: string): boolean {
  const isAny = key === undefined && operator === "Exists";
  return (isAny || key === wanted) && (effect === undefined || effect === "NoExecute");
}

/** A new pod as the pod strategy and the usual admission plugins leave it: ServiceAccount, Priority, DefaultTolerationSeconds. Throws 403. */
export function admitPod(pod: WirePod, context: PrepareContext): WirePod {
  const spec = withRequests(withServiceAccount(pod, context));
  const given = (spec.tolerations ?? []) as Toleration[];
  const added = tolerations.filter(({ key }) => !given.some((one) => isTolerated(one, key)));
  return {
    ...pod,
    spec: {
      ...spec,
      tolerations: [...given, ...added],
      priority: spec.priority ?? 0,
      enableServiceLinks: spec.enableServiceLinks ?? true,
      preemptionPolicy: spec.preemptionPolicy ?? "PreemptLowerPriority",
    },
    status: { phase: "Pending", qosClass: qosClassOf(spec) },
  };
}

function withServiceAccount(pod: WirePod, context: PrepareContext): WirePodSpec {
  const { namespace = "", name } = pod.metadata;
  const wanted = (pod.spec.serviceAccountName ?? pod.spec.serviceAccount) as string | undefined;
  const serviceAccountName = wanted ?? "default";
  const spec: WirePodSpec = { ...pod.spec, serviceAccountName, serviceAccount: serviceAccountName };
  const account = context.store().get("serviceaccounts", namespace, serviceAccountName);
  if (!account && wanted !== undefined && wanted !== "default") {
    const looked = `error looking up service account ${namespace}/${wanted}`;
    throw forbiddenObject({ resource: "pods", group: "" }, name, `${looked}: serviceaccount "${wanted}" not found`);
  }
  const automount = spec.automountServiceAccountToken ?? account?.automountServiceAccountToken ?? true;
  return automount && pod.metadata.annotations?.["kubernetes.io/config.mirror"] === undefined ? withToken(spec, context) : spec;
}

function withToken(spec: WirePodSpec, context: PrepareContext): WirePodSpec {
  const containers = [...((spec.initContainers ?? []) as WireContainer[]), ...spec.containers];
  if (containers.every(hasToken)) return spec;
  const name = `kube-api-access-${context.suffix(5)}`;
  const mount = (container: WireContainer): WireContainer => {
    if (hasToken(container)) return container;
    return { ...container, volumeMounts: [...(container.volumeMounts ?? []), { name, readOnly: true, mountPath: tokenDirectory }] };
  };
  const initContainers = spec.initContainers as WireContainer[] | undefined;
  return {
    ...spec,
    volumes: [...(spec.volumes ?? []), tokenVolume(name)],
    ...(initContainers && { initContainers: initContainers.map(mount) }),
    containers: spec.containers.map(mount),
  };
}

function hasToken({ volumeMounts = [] }: WireContainer): boolean {
  return volumeMounts.some(({ mountPath }) => mountPath === tokenDirectory);
}

function tokenVolume(name: string): WireVolume {
  const namespace = { path: "namespace", fieldRef: { apiVersion: "v1", fieldPath: "metadata.namespace" } };
  const sources = [
    { serviceAccountToken: { expirationSeconds: tokenSeconds, path: "token" } },
    { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
    { downwardAPI: { items: [namespace] } },
  ];
  return { name, projected: { sources, defaultMode: 0o644 } };
}

interface Resources {
  limits?: Record<string, string>;
  requests?: Record<string, string>;
}

/** SetDefaults_Pod: what is limited is also requested. */
function withRequests(spec: WirePodSpec): WirePodSpec {
  const request = (container: WireContainer): WireContainer => {
    const { limits, requests } = (container.resources ?? {}) as Resources;
    return limits ? { ...container, resources: { ...container.resources, requests: { ...limits, ...requests } } } : container;
  };
  const initContainers = spec.initContainers as WireContainer[] | undefined;
  return { ...spec, ...(initContainers && { initContainers: initContainers.map(request) }), containers: spec.containers.map(request) };
}

/** Guaranteed: every container limits cpu and memory, and requests as much. BestEffort: none says anything (qos.ComputePodQOS). */
function qosClassOf(spec: WirePodSpec): string {
  const all = [...((spec.initContainers ?? []) as WireContainer[]), ...spec.containers].map(({ resources = {} }) => resources as Resources);
  const counted = ["cpu", "memory"];
  const says = (values: Record<string, string> = {}) => counted.filter((name) => parseQuantity(values[name] ?? "0") > 0);
  if (all.every(({ limits, requests }) => says(limits).length + says(requests).length === 0)) return "BestEffort";
  const isFull = ({ limits = {}, requests = {} }: Resources) =>
    counted.every((name) => limits[name] !== undefined && parseQuantity(limits[name]) === parseQuantity(requests[name] ?? "0"));
  return all.every(isFull) ? "Guaranteed" : "Burstable";
}
