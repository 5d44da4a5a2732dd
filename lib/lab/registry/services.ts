import type { WireService, WireServicePort } from "../../controllers/objects/service.ts";
import { ageOf } from "./human-duration.ts";
import { ageColumn, type PrepareContext, type ResourceDefinition, readVerbs } from "./resource-definition.ts";

export const services: ResourceDefinition<"services"> = {
  resource: "services",
  group: "",
  version: "v1",
  kind: "Service",
  singular: "service",
  shortNames: ["svc"],
  categories: ["all"],
  namespaced: true,
  verbs: readVerbs,
  subresources: [{ name: "status", kind: "Service", verbs: ["get"] }],
  columns: [
    { name: "Type", description: "How the Service is exposed." },
    { name: "Cluster-IP", description: "Address of the Service in the cluster's network." },
    { name: "External-IP", description: "Addresses from outside the cluster." },
    { name: "Port(s)", description: "Ports of the Service." },
    ageColumn,
    { name: "Selector", description: "Labels of the pods that traffic goes to.", priority: 1 },
  ],
  cells(service, now) {
    const { spec } = service;
    const selector = Object.entries(spec.selector ?? {}).map(([key, value]) => `${key}=${value}`);
    return [
      service.metadata.name,
      spec.type ?? "ClusterIP",
      spec.clusterIP ?? "<none>",
      spec.externalName ?? "<none>",
      (spec.ports ?? []).map(portCell).join(",") || "<none>",
      ageOf(service.metadata.creationTimestamp, now),
      selector.join(",") || "<none>",
    ];
  },
  fieldNames: ["spec.clusterIP", "spec.type"],
  fields: (service) => ({ "spec.clusterIP": service.spec.clusterIP ?? "", "spec.type": service.spec.type ?? "" }),
  prepare,
};

function portCell({ port, nodePort, protocol = "TCP" }: WireServicePort): string {
  return nodePort === undefined ? `${port}/${protocol}` : `${port}:${nodePort}/${protocol}`;
}

/** SetDefaults_Service and the allocation of its address. */
function prepare(service: WireService, context: PrepareContext): WireService {
  const { spec } = service;
  if (spec.type === "ExternalName") return { ...service, spec: { ...spec, sessionAffinity: "None" }, status: { loadBalancer: {} } };
  const clusterIP = spec.clusterIP ?? context.serviceAddress();
  return {
    ...service,
    spec: {
      ...spec,
      ...(spec.ports && {
        ports: spec.ports.map((port) => ({ ...port, protocol: port.protocol ?? "TCP", targetPort: port.targetPort ?? port.port })),
      }),
      clusterIP,
      clusterIPs: [clusterIP],
      type: spec.type ?? "ClusterIP",
      sessionAffinity: "None",
      ...(spec.type === "NodePort" && { externalTrafficPolicy: "Cluster" }),
      ipFamilies: ["IPv4"],
      ipFamilyPolicy: "SingleStack",
      internalTrafficPolicy: "Cluster",
    },
    status: { loadBalancer: {} },
  };
}
