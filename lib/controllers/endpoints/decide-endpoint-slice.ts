import { labelsInclude } from "../label-selector.ts";
import { controllerReference } from "../objects/meta.ts";
import { isTerminal, isTerminating, readyCondition, type WirePod } from "../objects/pod.ts";
import type { WireEndpoint, WireEndpointSlice, WireService, WireServicePort } from "../objects/service.ts";

/**
 * The slice that a Service with a selector should have now, or undefined when it has none (no selector, ExternalName). Mirrors the
 * endpoint slice controller's reconcile for one address family, one set of ports and at most a hundred endpoints.
 * `existing` keeps its name and identity.
 */
export function decideEndpointSlice(
  service: WireService,
  pods: readonly WirePod[],
  existing: WireEndpointSlice | undefined,
  newName: string,
): WireEndpointSlice | undefined {
  const { selector, type } = service.spec;
  if (!selector || Object.keys(selector).length === 0 || type === "ExternalName") return undefined;
  const chosen = pods
    .filter((pod) => labelsInclude(pod.metadata.labels, selector) && !isTerminal(pod) && pod.status?.podIP)
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  const first = chosen[0];
  return {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: existing?.metadata ?? metadataFor(service, newName),
    addressType: "IPv4",
    endpoints: chosen.map((pod) => endpointFor(service, pod)),
    ports: first ? (service.spec.ports ?? []).flatMap((port) => portFor(port, first)) : null,
  };
}

function metadataFor(service: WireService, name: string): WireEndpointSlice["metadata"] {
  return {
    name,
    generateName: `${service.metadata.name}-`,
    ...(service.metadata.namespace !== undefined && { namespace: service.metadata.namespace }),
    labels: {
      ...service.metadata.labels,
      "endpointslice.kubernetes.io/managed-by": "endpointslice-controller.k8s.io",
      "kubernetes.io/service-name": service.metadata.name,
      ...(service.spec.clusterIP === "None" && { "service.kubernetes.io/headless": "" }),
    },
    ownerReferences: [controllerReference(service)],
  };
}

/** podToEndpoint: ready means serving and not terminating, unless the Service publishes addresses that are not ready. */
function endpointFor(service: WireService, pod: WirePod): WireEndpoint {
  const { name, namespace = "", uid = "" } = pod.metadata;
  const serving = readyCondition(pod)?.status === "True";
  const terminating = isTerminating(pod);
  const { hostname, subdomain, nodeName } = pod.spec;
  return {
    addresses: [pod.status?.podIP ?? ""],
    conditions: { ready: service.spec.publishNotReadyAddresses === true || (serving && !terminating), serving, terminating },
    ...(hostname !== undefined && subdomain === service.metadata.name && { hostname }),
    targetRef: { kind: "Pod", namespace, name, uid },
    ...(nodeName !== undefined && { nodeName }),
  };
}

function portFor(port: WireServicePort, pod: WirePod): { name: string; protocol: string; port: number }[] {
  const target = port.targetPort ?? port.port;
  const number = typeof target === "number" ? target : namedPort(pod, target);
  return number === undefined ? [] : [{ name: port.name ?? "", protocol: port.protocol ?? "TCP", port: number }];
}

function namedPort(pod: WirePod, name: string): number | undefined {
  return pod.spec.containers.flatMap((container) => container.ports ?? []).find((port) => port.name === name)?.containerPort;
}
