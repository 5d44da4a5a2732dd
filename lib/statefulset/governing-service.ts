import type { ServiceView } from "./board/board.ts";
import type { EndpointSlice } from "./objects/endpoint-slice.ts";
import type { Pod } from "./objects/pod.ts";
import { isHeadless, type Service } from "./objects/service.ts";
import type { StatefulSet } from "./objects/stateful-set.ts";
import { hasLabels } from "./selector.ts";

/**
 * The Service that spec.serviceName names, and what is wrong with it as the giver of the pods' names (semantics: pods' DNS records exist
 * only under a Service of that name that selects them; only for headless ones does Kubernetes promise them).
 */
export function governingService(set: StatefulSet, service: Service | undefined): ServiceView | undefined {
  if (set.serviceName === "") return undefined;
  if (!service) {
    return {
      name: set.serviceName,
      exists: false,
      headless: false,
      publishNotReadyAddresses: false,
      ports: [],
      problem: { code: "no-service", message: `Service ${set.serviceName} does not exist, so no pod has a DNS name` },
    };
  }
  const problem = serviceProblem(set, service);
  return {
    name: service.name,
    exists: true,
    headless: isHeadless(service),
    ...(service.clusterIP === undefined ? {} : { clusterIP: service.clusterIP }),
    publishNotReadyAddresses: service.publishNotReadyAddresses,
    ports: service.ports.map(({ name, port, targetPort }) => ({ ...(name === undefined ? {} : { name }), port, targetPort })),
    ...(problem === undefined ? {} : { problem }),
  };
}

function serviceProblem(set: StatefulSet, service: Service): ServiceView["problem"] {
  const selector = service.selector ?? {};
  if (Object.keys(selector).length === 0) {
    return { code: "selects-other-pods", message: `Service ${service.name} has no selector, so it gives these pods no names` };
  }
  if (!hasLabels(set.templateLabels, selector)) {
    return { code: "selects-other-pods", message: `Service ${service.name} selects other pods, so these have no DNS names` };
  }
  if (!isHeadless(service)) {
    const kind = service.type === "ClusterIP" ? `has the address ${service.clusterIP ?? "?"}` : `is of type ${service.type}`;
    return {
      code: "not-headless",
      message: `Service ${service.name} is not headless (it ${kind}); only headless ones promise a name per pod`,
    };
  }
  return undefined;
}

/** Slices are never changed in place, and a set of n pods asks each of its slices n times. */
const addressesByHost = new WeakMap<EndpointSlice, ReadonlyMap<string, readonly string[]>>();

/** The addresses that the EndpointSlices give under that host name: what DNS should answer for the pod. */
export function declaredAddresses(podName: string, slices: Iterable<EndpointSlice>): string[] {
  const addresses = new Set<string>();
  for (const slice of slices) for (const address of byHost(slice).get(podName) ?? []) addresses.add(address);
  return [...addresses].sort();
}

/**
 * Which of its addresses the pod's name leads to: a Service may have just one of the cluster's two IP families, and not the pod's first. Always one
 * that the pod itself has.
 */
export function addressInDns({ ip, otherIps = [] }: Pick<Pod, "ip" | "otherIps">, declared: readonly string[]): string | undefined {
  if (ip === undefined || declared.includes(ip)) return ip;
  return otherIps.find((other) => declared.includes(other)) ?? ip;
}

function byHost(slice: EndpointSlice): ReadonlyMap<string, readonly string[]> {
  const known = addressesByHost.get(slice);
  if (known) return known;
  const hosts = new Map<string, string[]>();
  for (const { hostname, ready, addresses } of slice.endpoints) {
    if (hostname !== undefined && ready) hosts.set(hostname, [...(hosts.get(hostname) ?? []), ...addresses]);
  }
  addressesByHost.set(slice, hosts);
  return hosts;
}
