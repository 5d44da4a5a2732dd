import { isIPv4 } from "node:net";
import type { WireService } from "../../controllers/objects/service.ts";
import type { ClusterDns } from "../dns/cluster-dns.ts";
import type { Random } from "../random.ts";
import type { Store } from "../store/store.ts";
import type { PodNetwork } from "./pod-network.ts";

export type Destination = { localPort: number } | { problem: string };

export interface NetworkView {
  store: Store;
  network: PodNetwork;
  dns: ClusterDns;
  random: Random;
}

/**
 * Where a connection to an address or a cluster name goes, chosen anew for each connection: a pod's address to that pod, a Service's
 * to one of its ready endpoints (as kube-proxy does), a name to one of its addresses.
 */
export function findDestination(view: NetworkView, host: string, port: number): Destination {
  if (isIPv4(host)) return byAddress(view, host, port);
  const chosen = pick(view.dns.addressesOf(host), view.random);
  return chosen === undefined ? { problem: `The name ${host} has no address in the cluster.` } : byAddress(view, chosen, port);
}

function byAddress(view: NetworkView, ip: string, port: number): Destination {
  const service = view.store.list("services").find((candidate) => candidate.spec.clusterIP === ip);
  if (service) return byService(view, service, port);
  if (!view.network.has(ip)) return { problem: `No pod and no Service has the address ${ip}.` };
  const localPort = view.network.localPort(ip, port);
  return localPort === undefined ? { problem: `Connection refused: nothing listens on ${ip}:${port}.` } : { localPort };
}

/** One ready endpoint of the Service, at the port that the Service's port leads to. */
export function byService(view: NetworkView, service: WireService, port: number): Destination {
  const { name, namespace = "" } = service.metadata;
  const servicePort = service.spec.ports?.find((candidate) => candidate.port === port);
  if (!servicePort) return { problem: `The Service ${namespace}/${name} has no port ${port}.` };
  const slices = view.store
    .list("endpointslices", namespace)
    .filter((slice) => slice.metadata.labels?.["kubernetes.io/service-name"] === name);
  const targets = slices.flatMap((slice) => {
    const target = slice.ports?.find((candidate) => candidate.name === (servicePort.name ?? ""));
    const ready = slice.endpoints.filter((endpoint) => endpoint.conditions.ready);
    return target ? ready.flatMap((endpoint) => endpoint.addresses.map((ip) => ({ ip, port: target.port }))) : [];
  });
  const chosen = pick(targets, view.random);
  return chosen ? byAddress(view, chosen.ip, chosen.port) : { problem: `The Service ${namespace}/${name} has no ready endpoint.` };
}

function pick<T>(from: readonly T[], random: Random): T | undefined {
  return from[Math.floor(random.next() * from.length)];
}
