import type { WireServicePort } from "../../controllers/objects/service.ts";
import { allocateService, defaultService, keepAllocated } from "./allocate-service.ts";
import { ageOf } from "./human-duration.ts";
import { labelsCell } from "./labels-cell.ts";
import { isLabel1035 } from "./names.ts";
import { ageColumn, allVerbs, type ResourceDefinition, statusOf } from "./resource-definition.ts";
import { validateService } from "./validate-service.ts";

export const services: ResourceDefinition<"services"> = {
  resource: "services",
  group: "",
  version: "v1",
  kind: "Service",
  singular: "service",
  shortNames: ["svc"],
  categories: ["all"],
  namespaced: true,
  verbs: allVerbs,
  subresources: [
    { name: "proxy", kind: "ServiceProxyOptions", verbs: ["create", "delete", "get", "patch", "update"] },
    statusOf("Service"),
  ],
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
    return [
      service.metadata.name,
      spec.type ?? "ClusterIP",
      spec.clusterIP ?? "<none>",
      spec.externalName ?? "<none>",
      (spec.ports ?? []).map(portCell).join(",") || "<none>",
      ageOf(service.metadata.creationTimestamp, now),
      labelsCell(spec.selector),
    ];
  },
  fieldNames: ["spec.clusterIP", "spec.type"],
  fields: (service) => ({ "spec.clusterIP": service.spec.clusterIP ?? "", "spec.type": service.spec.type ?? "" }),
  nameRule: isLabel1035,
  returnsDeleted: true,
  setDefaults: defaultService,
  prepareForCreate: allocateService,
  prepareForUpdate: keepAllocated,
  warnings: ({ spec }) =>
    spec.clusterIP === "None" && spec.sessionAffinity === "ClientIP" ? ["spec.SessionAffinity is ignored for headless services"] : [],
  validate: validateService,
};

function portCell({ port, nodePort, protocol = "TCP" }: WireServicePort): string {
  return nodePort === undefined ? `${port}/${protocol}` : `${port}:${nodePort}/${protocol}`;
}
