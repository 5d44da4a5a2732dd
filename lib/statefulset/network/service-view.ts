import type { Endpoint, EndpointSlice } from "../objects/endpoint-slice.ts";
import { isHeadless, type Service, type ServicePort } from "../objects/service.ts";
import type { StatefulSet } from "../objects/stateful-set.ts";
import type { ServiceSurroundings } from "./network-input.ts";
import type { NetworkPort, NetworkService } from "./network-view.ts";
import { serviceNotes } from "./service-notes.ts";

/** One Service: what it is, where it leads, and what is wrong with it. */
export function serviceView(service: Service, around: ServiceSurroundings): NetworkService {
  const { set, dark, slices } = around;
  const ports = service.ports.map((port) => portView(port, set));
  const endpoints = countEndpoints(slices);
  const isGoverning = service.name === set.serviceName;
  const headless = isHeadless(service);
  return {
    name: service.name,
    isGoverning,
    exists: true,
    type: service.type,
    headless,
    addresses: addressesOf(service, headless),
    outside: service.outside ?? [],
    selector: service.selector ?? {},
    publishNotReadyAddresses: service.publishNotReadyAddresses,
    ports,
    ...(dark.endpoints ? {} : { endpoints }),
    notes: serviceNotes(service, { ...around, ports, endpoints, isGoverning, headless }),
  };
}

/** The governing Service that the set names and that does not exist. */
export function missingServiceView(name: string): NetworkService {
  const message = `The set names this Service and it does not exist, so no pod has a DNS name. Make a headless one (clusterIP: None) of this name that selects the pods; they need no restart.`;
  return {
    name,
    isGoverning: true,
    exists: false,
    type: "",
    headless: false,
    addresses: [],
    outside: [],
    selector: {},
    publishNotReadyAddresses: false,
    ports: [],
    notes: [{ code: "no-service", tone: "fail", message }],
  };
}

function addressesOf({ type, clusterIP, otherIps = [], externalName }: Service, headless: boolean): string[] {
  if (type === "ExternalName") return externalName === undefined ? [] : [externalName];
  return headless || clusterIP === undefined ? [] : [clusterIP, ...otherIps];
}

function portView({ name, port, protocol, targetPort, nodePort }: ServicePort, { containers, sidecars = [] }: StatefulSet): NetworkPort {
  const named = [...containers, ...sidecars]
    .flatMap(({ ports }) => ports)
    .find((one) => one.name === targetPort && one.protocol === protocol);
  return {
    ...(name === undefined ? {} : { name }),
    port,
    protocol,
    targetPort,
    ...(typeof targetPort === "string" && named ? { resolved: named.port } : {}),
    ...(nodePort === undefined ? {} : { nodePort }),
  };
}

function countEndpoints(slices: readonly EndpointSlice[]): NonNullable<NetworkService["endpoints"]> {
  // A pod of two IP families stands in two slices: it is counted once.
  const byPod = new Map<string, Endpoint>();
  for (const { endpoints } of slices) {
    for (const endpoint of endpoints) byPod.set(endpoint.podUid ?? endpoint.addresses.join(), endpoint);
  }
  const all = [...byPod.values()];
  const terminating = all.filter((endpoint) => endpoint.terminating).length;
  const ready = all.filter((endpoint) => endpoint.ready && !endpoint.terminating).length;
  return { ready, terminating, notReady: all.length - ready - terminating };
}
