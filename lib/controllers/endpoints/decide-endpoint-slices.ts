import { type Action, targetOf } from "../action.ts";
import { labelsInclude } from "../label-selector.ts";
import { controllerReference } from "../objects/meta.ts";
import { isTerminal, isTerminating, readyCondition, type WirePod } from "../objects/pod.ts";
import type { WireEndpoint, WireEndpointSlice, WireService, WireServicePort } from "../objects/service.ts";

/** Endpoints that one slice holds at most (max-endpoints-per-slice). */
const endpointsMax = 100;

type Ports = WireEndpointSlice["ports"];

/**
 * Makes a Service's slices what they should be (the endpoint slice controller's reconcile, for one address family): pods whose ports come to the same share slices of at most a hundred, each stays in the slice that
 * it is in, and a Service without any endpoint has one empty slice. Nothing for a Service without selector, or ExternalName.
 */
export function decideEndpointSlices(service: WireService, pods: readonly WirePod[], existing: readonly WireEndpointSlice[]): Action[] {
  const { selector, type } = service.spec;
  if (!selector || Object.keys(selector).length === 0 || type === "ExternalName") return [];
  const chosen = pods
    .filter((pod) => labelsInclude(pod.metadata.labels, selector) && !isTerminal(pod) && pod.status?.podIP)
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  const groups = new Map<string, { ports: Ports; endpoints: WireEndpoint[] }>();
  for (const pod of chosen) {
    const ports = portsFor(service, pod);
    const group = groups.get(JSON.stringify(ports)) ?? { ports, endpoints: [] };
    group.endpoints.push(endpointFor(service, pod));
    groups.set(JSON.stringify(ports), group);
  }
  if (groups.size === 0) groups.set("none", { ports: null, endpoints: [] });
  const free = [...existing];
  const wanted = [...groups.values()].flatMap(({ ports, endpoints }) => slicesFor(service, ports, endpoints, free));
  return [
    ...wanted.flatMap((slice) => writeOf(slice, existing)),
    ...free.map((slice): Action => ({ do: "delete", ...targetOf("endpointslices", slice) })),
  ];
}

/** The slices of one set of ports; takes those that it goes on with out of `free`. */
function slicesFor(service: WireService, ports: Ports, endpoints: readonly WireEndpoint[], free: WireEndpointSlice[]): WireEndpointSlice[] {
  const places: { slice: WireEndpointSlice | undefined; endpoints: WireEndpoint[] }[] = [];
  const take = (slice: WireEndpointSlice) => {
    free.splice(free.indexOf(slice), 1);
    places.push({ slice, endpoints: [] });
  };
  for (const slice of free.filter((other) => JSON.stringify(other.ports) === JSON.stringify(ports))) take(slice);
  const [spare] = free;
  if (places.length === 0 && spare) take(spare);
  const isIn = (endpoint: WireEndpoint, slice: WireEndpointSlice | undefined) =>
    slice?.endpoints.some(({ targetRef }) => targetRef?.uid === endpoint.targetRef?.uid) === true;
  const homeless = endpoints.filter((endpoint) => {
    const home = places.find(({ slice }) => isIn(endpoint, slice));
    home?.endpoints.push(endpoint);
    return home === undefined;
  });
  for (const endpoint of homeless) {
    const room = places.find((place) => place.endpoints.length < endpointsMax);
    if (room) room.endpoints.push(endpoint);
    else places.push({ slice: undefined, endpoints: [endpoint] });
  }
  if (places.length === 0) places.push({ slice: undefined, endpoints: [] });
  const kept = places.filter((place, index) => place.endpoints.length > 0 || (index === 0 && endpoints.length === 0));
  free.push(...places.flatMap((place) => (place.slice && !kept.includes(place) ? [place.slice] : [])));
  return kept.map((place) => ({
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: metadataFor(service, place.slice),
    addressType: "IPv4",
    endpoints: place.endpoints,
    ports,
  }));
}

function writeOf(slice: WireEndpointSlice, existing: readonly WireEndpointSlice[]): Action[] {
  const before = existing.find(({ metadata }) => metadata.name === slice.metadata.name);
  if (!before) return [{ do: "create", resource: "endpointslices", object: slice }];
  const content = ({ endpoints, ports, metadata }: WireEndpointSlice) => JSON.stringify([endpoints, ports, metadata.labels]);
  if (content(before) === content(slice)) return [];
  const generation = (before.metadata.generation ?? 1) + 1;
  return [{ do: "update", resource: "endpointslices", object: { ...slice, metadata: { ...slice.metadata, generation } } }];
}

function metadataFor(service: WireService, existing: WireEndpointSlice | undefined): WireEndpointSlice["metadata"] {
  return {
    name: "",
    generateName: `${service.metadata.name}-`,
    ...(service.metadata.namespace !== undefined && { namespace: service.metadata.namespace }),
    ...existing?.metadata,
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

/** null when none is left, as the API server writes an empty list here. */
function portsFor({ spec }: WireService, pod: WirePod): Ports {
  const ports = (spec.ports ?? []).flatMap((port) => portFor(port, pod));
  return ports.length > 0 ? ports : null;
}

function portFor(port: WireServicePort, pod: WirePod): { name: string; protocol: string; port: number }[] {
  const target = port.targetPort ?? port.port;
  const number = typeof target === "number" ? target : namedPort(pod, target);
  return number === undefined ? [] : [{ name: port.name ?? "", protocol: port.protocol ?? "TCP", port: number }];
}

function namedPort(pod: WirePod, name: string): number | undefined {
  return pod.spec.containers.flatMap((container) => container.ports ?? []).find((port) => port.name === name)?.containerPort;
}
