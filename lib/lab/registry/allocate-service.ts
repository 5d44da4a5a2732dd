import type { WireService } from "../../controllers/objects/service.ts";
import type { PrepareContext } from "./resource-definition.ts";

const typesWithNodePorts = ["NodePort", "LoadBalancer"];
const typesWithAddress = ["ClusterIP", ...typesWithNodePorts];

/** Three hours. */
const stickyHours = { clientIP: { timeoutSeconds: 10_800 } };

/** SetDefaults_Service. */
export function defaultService(service: WireService): WireService {
  const spec: Partial<WireService["spec"]> = service.spec ?? {};
  const type = spec.type ?? "ClusterIP";
  const isOpen = typesWithNodePorts.includes(type);
  return {
    ...service,
    spec: {
      ...spec,
      ...(spec.ports && {
        ports: spec.ports.map((port) => ({ ...port, protocol: port.protocol ?? "TCP", targetPort: port.targetPort ?? port.port })),
      }),
      type,
      sessionAffinity: spec.sessionAffinity ?? "None",
      ...(spec.sessionAffinity === "ClientIP" && { sessionAffinityConfig: spec.sessionAffinityConfig ?? stickyHours }),
      ...(isOpen && { externalTrafficPolicy: spec.externalTrafficPolicy ?? "Cluster" }),
      ...(type === "LoadBalancer" && { allocateLoadBalancerNodePorts: spec.allocateLoadBalancerNodePorts ?? true }),
      ...(typesWithAddress.includes(type) && { internalTrafficPolicy: spec.internalTrafficPolicy ?? "Cluster" }),
    },
  };
}

/** What a new Service is given: an address, node ports, and where it has an address, a family of addresses. */
export function allocateService(service: WireService, context: PrepareContext): WireService {
  return { ...service, spec: allocated(service.spec, context), status: { loadBalancer: {} } };
}

/** What a Service keeps through an update: what was allocated stays while its type wants it, whether the update says it or not (patchAllocatedValues). */
export function keepAllocated(service: WireService, old: WireService, context: PrepareContext): WireService {
  const { spec } = service;
  const type = spec.type ?? "ClusterIP";
  const address = spec.clusterIP ?? old.spec.clusterIP;
  const kept: WireService["spec"] = {
    ...spec,
    ...(typesWithAddress.includes(type) &&
      address !== undefined && { ...familiesOf(spec, old.spec), clusterIP: address, clusterIPs: [address] }),
    ...(spec.ports && { ports: spec.ports.map((port) => withNodePort(port, type, old)) }),
  };
  if (!typesWithAddress.includes(type)) for (const field of addressFields) delete kept[field];
  if (!typesWithNodePorts.includes(type)) delete kept.externalTrafficPolicy;
  return { ...service, spec: allocated(kept, context) };
}

const addressFields = ["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "internalTrafficPolicy"] as const;

function familiesOf(spec: WireService["spec"], old: WireService["spec"]) {
  const { ipFamilies = old.ipFamilies, ipFamilyPolicy = old.ipFamilyPolicy } = spec;
  return { ipFamilies, ipFamilyPolicy };
}

type Port = NonNullable<WireService["spec"]["ports"]>[number];

function withNodePort(port: Port, type: string, old: WireService): Port {
  const before = old.spec.ports?.find((other) => other.port === port.port && (other.protocol ?? "TCP") === (port.protocol ?? "TCP"));
  const { nodePort = before?.nodePort, ...rest } = port;
  return typesWithNodePorts.includes(type) && nodePort !== undefined ? { ...rest, nodePort } : rest;
}

function allocated(spec: WireService["spec"], context: PrepareContext): WireService["spec"] {
  const type = spec.type ?? "ClusterIP";
  if (!typesWithAddress.includes(type)) return spec;
  const clusterIP = spec.clusterIP ?? spec.clusterIPs?.[0] ?? context.serviceAddress();
  const isOpen = typesWithNodePorts.includes(type);
  // Headless and without a selector: whoever fills in its endpoints may give them addresses of both families.
  const isAnybodys = clusterIP === "None" && Object.keys(spec.selector ?? {}).length === 0;
  return {
    ...spec,
    ...(spec.ports && isOpen && { ports: withNodePorts(spec.ports, context) }),
    clusterIP,
    clusterIPs: spec.clusterIPs ?? [clusterIP],
    ipFamilies: spec.ipFamilies ?? (isAnybodys ? ["IPv4", "IPv6"] : ["IPv4"]),
    ipFamilyPolicy: spec.ipFamilyPolicy ?? (isAnybodys ? "RequireDualStack" : "SingleStack"),
  };
}

function withNodePorts(ports: readonly Port[], context: PrepareContext): Port[] {
  const taken = ports.flatMap(({ nodePort }) => nodePort ?? []);
  return ports.map((port) => {
    const nodePort = port.nodePort ?? context.nodePort(taken);
    taken.push(nodePort);
    return { ...port, nodePort };
  });
}
