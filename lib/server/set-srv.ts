import { toTimestamp } from "../clock.ts";
import type { Cluster } from "../cluster/cluster.ts";
import type { Prober } from "../counter/contract.ts";
import type { SrvLookup } from "../counter/resolve-name.ts";
import { AppError } from "../errors.ts";
import type { SetAddress } from "../protocol/set-address.ts";
import type { SrvResponse, SrvView } from "../protocol/srv-response.ts";
import { ordinalOf } from "../statefulset/board/join-board.ts";
import { dnsName } from "../statefulset/dns-name.ts";
import { isReady, type Pod } from "../statefulset/objects/pod.ts";
import type { Service } from "../statefulset/objects/service.ts";
import type { StatefulSet } from "../statefulset/objects/stateful-set.ts";

interface SrvSources {
  cluster: Cluster;
  prober: Pick<Prober, "names" | "resolveService">;
}

/** Named ports of one Service that are asked for at the most. */
const portsMax = 16;

/**
 * Asks the cluster's DNS for the SRV records of the governing Service's named ports, and says which of the set's pods they lead to. What is asked
 * comes from the cache alone. Throws AppError: not_found (no such set, or no Service of it), forbidden (Services may not be listed), unavailable
 * (the cluster's DNS is not reached from here).
 */
export async function setSrv({ cluster, prober }: SrvSources, address: SetAddress): Promise<SrvResponse> {
  const { namespace, name } = address;
  const { cache } = cluster;
  const set = cache.find("statefulsets", namespace, name);
  if (!set) throw new AppError("not_found", `StatefulSet ${namespace}/${name} does not exist.`);
  const service = getGoverningService(cluster, set);
  const { domain, servers, problem } = prober.names();
  if (domain === undefined || servers.length === 0) throw new AppError("unavailable", `SRV records cannot be looked up: ${problem}.`);
  const pods = [...cache.inNamespace("pods", namespace)].filter((pod) => ordinalOf(pod, set) !== undefined);
  const podsByName = new Map(pods.map((pod) => [dnsName(pod.name, service.name, namespace, domain), pod]));
  const names = service.ports.flatMap(({ name: port, protocol }) =>
    port === undefined ? [] : [`_${port}._${protocol.toLowerCase()}.${service.name}.${namespace}.svc.${domain}`],
  );
  const lookups = await Promise.all(names.slice(0, portsMax).map(async (asked) => await prober.resolveService(asked)));
  return { service: service.name, lookups: lookups.flatMap((lookup) => (lookup ? [toView(lookup, podsByName)] : [])) };
}

function getGoverningService({ cache }: Cluster, { serviceName, namespace, name }: StatefulSet): Service {
  if (serviceName === "")
    throw new AppError("not_found", `StatefulSet ${namespace}/${name} names no Service, so there are no SRV records of it.`);
  const service = cache.find("services", namespace, serviceName);
  if (service) return service;
  if (cache.isForbidden("services", namespace)) {
    throw new AppError("forbidden", `Services in namespace ${namespace} may not be listed, so the ports of ${serviceName} are not known.`);
  }
  throw new AppError("not_found", `Service ${namespace}/${serviceName}, which the set names, does not exist.`);
}

function toView({ name, at, ms, server, targets, problem }: SrvLookup, pods: ReadonlyMap<string, Pod>): SrvView {
  const found = targets.map((target) => ({ target, pod: pods.get(target.target.toLowerCase().replace(/\.$/, "")) }));
  const isTarget = new Set(found.map(({ pod }) => pod));
  return {
    name,
    at: toTimestamp(at),
    ...(ms === undefined ? {} : { ms }),
    ...(server === undefined ? {} : { server }),
    targets: found
      .map(({ target, pod }) => ({ ...target, ...(pod === undefined ? {} : { pod: pod.name }) }))
      .sort((a, b) => a.target.localeCompare(b.target, "en", { numeric: true }) || a.port - b.port),
    absent: problem
      ? []
      : [...pods.values()].filter((pod) => isReady(pod) && pod.deletedAt === undefined && !isTarget.has(pod)).map((pod) => pod.name),
    ...(problem === undefined ? {} : { problem }),
  };
}
