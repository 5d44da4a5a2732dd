import type { WireContainer, WireProbe } from "../../controllers/objects/container.ts";
import type { WirePodSpec, WirePodTemplate } from "../../controllers/objects/pod.ts";
import { preparedVolume } from "./volume-defaults.ts";

/** SetDefaults_PodSpec and friends, for a template: what the API server fills in before it stores one; an absent one is an empty one. */
export function preparedTemplate(template: Partial<WirePodTemplate> | undefined): WirePodTemplate {
  return { ...template, spec: preparedPodSpec(template?.spec) };
}

/** SetDefaults_PodSpec and those of what is in it. */
export function preparedPodSpec(given: Partial<WirePodSpec> | undefined): WirePodSpec {
  const spec: WirePodSpec = { containers: [], ...given };
  const initContainers = spec.initContainers as WireContainer[] | undefined;
  return {
    ...spec,
    ...(spec.volumes && { volumes: spec.volumes.map(preparedVolume) }),
    ...(initContainers && { initContainers: initContainers.map(preparedContainer) }),
    containers: spec.containers.map(preparedContainer),
    restartPolicy: spec.restartPolicy ?? "Always",
    terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds ?? 30,
    dnsPolicy: spec.dnsPolicy ?? "ClusterFirst",
    securityContext: spec.securityContext ?? {},
    schedulerName: spec.schedulerName ?? "default-scheduler",
  };
}

interface Lifecycle {
  postStart?: WireProbe;
  preStop?: WireProbe;
}

const probes = ["livenessProbe", "readinessProbe", "startupProbe"] as const;

function preparedContainer(given: WireContainer): WireContainer {
  const container = given as WireContainer & { startupProbe?: WireProbe; lifecycle?: Lifecycle };
  const prepared = probes.flatMap((name) => (container[name] ? [[name, preparedProbe(container[name])] as const] : []));
  const { postStart, preStop } = container.lifecycle ?? {};
  return {
    ...container,
    ...(container.ports && { ports: container.ports.map((port) => ({ ...port, protocol: port.protocol ?? "TCP" })) }),
    ...(container.env && { env: container.env.map(preparedVariable) }),
    resources: container.resources ?? {},
    ...Object.fromEntries(prepared),
    ...(container.lifecycle && {
      lifecycle: { ...(postStart && { postStart: withTarget(postStart) }), ...(preStop && { preStop: withTarget(preStop) }) },
    }),
    terminationMessagePath: container.terminationMessagePath ?? "/dev/termination-log",
    terminationMessagePolicy: container.terminationMessagePolicy ?? "File",
    imagePullPolicy: container.imagePullPolicy ?? (isPinned(container.image) ? "IfNotPresent" : "Always"),
  };
}

/** An image with a tag other than latest, or with a digest. */
function isPinned(image = ""): boolean {
  return image.includes("@") || /:(?!latest$)[^/]+$/.test(image);
}

function preparedVariable(variable: NonNullable<WireContainer["env"]>[number]) {
  const { valueFrom } = variable as { valueFrom?: { fieldRef?: object } };
  if (!valueFrom?.fieldRef) return variable;
  return { ...variable, valueFrom: { ...valueFrom, fieldRef: { apiVersion: "v1", ...valueFrom.fieldRef } } };
}

function preparedProbe(probe: WireProbe): WireProbe {
  return {
    ...withTarget(probe),
    timeoutSeconds: probe.timeoutSeconds ?? 1,
    periodSeconds: probe.periodSeconds ?? 10,
    successThreshold: probe.successThreshold ?? 1,
    failureThreshold: probe.failureThreshold ?? 3,
  };
}

/** SetDefaults_HTTPGetAction and the gRPC service's, which is a pointer. */
function withTarget<T extends WireProbe>(handler: T): T {
  const { httpGet, grpc } = handler as T & { grpc?: { port: number; service?: string } };
  return {
    ...handler,
    ...(httpGet && { httpGet: { ...httpGet, path: httpGet.path ?? "/", scheme: httpGet.scheme ?? "HTTP" } }),
    ...(grpc && { grpc: { ...grpc, service: grpc.service ?? "" } }),
  };
}
