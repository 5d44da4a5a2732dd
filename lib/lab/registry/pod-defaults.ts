import type { WireContainer, WirePodTemplate, WireProbe } from "../../controllers/objects/pod.ts";

/** SetDefaults_PodSpec and friends, for a template: what the API server fills in before it stores one. */
export function preparedTemplate(template: WirePodTemplate): WirePodTemplate {
  const { spec } = template;
  return {
    ...template,
    spec: {
      ...spec,
      containers: spec.containers.map(preparedContainer),
      restartPolicy: spec.restartPolicy ?? "Always",
      terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds ?? 30,
      dnsPolicy: spec.dnsPolicy ?? "ClusterFirst",
      securityContext: spec.securityContext ?? {},
      schedulerName: spec.schedulerName ?? "default-scheduler",
    },
  };
}

function preparedContainer(container: WireContainer): WireContainer {
  return {
    ...container,
    ...(container.ports && { ports: container.ports.map((port) => ({ ...port, protocol: port.protocol ?? "TCP" })) }),
    resources: container.resources ?? {},
    ...(container.livenessProbe && { livenessProbe: preparedProbe(container.livenessProbe) }),
    ...(container.readinessProbe && { readinessProbe: preparedProbe(container.readinessProbe) }),
    terminationMessagePath: container.terminationMessagePath ?? "/dev/termination-log",
    terminationMessagePolicy: container.terminationMessagePolicy ?? "File",
    imagePullPolicy: container.imagePullPolicy ?? (/:(?!latest$)[^/]+$/.test(container.image) ? "IfNotPresent" : "Always"),
  };
}

function preparedProbe(probe: WireProbe): WireProbe {
  return {
    ...probe,
    ...(probe.httpGet && { httpGet: { ...probe.httpGet, path: probe.httpGet.path ?? "/", scheme: probe.httpGet.scheme ?? "HTTP" } }),
    timeoutSeconds: probe.timeoutSeconds ?? 1,
    periodSeconds: probe.periodSeconds ?? 10,
    successThreshold: probe.successThreshold ?? 1,
    failureThreshold: probe.failureThreshold ?? 3,
  };
}
