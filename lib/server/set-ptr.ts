import { toTimestamp } from "../clock.ts";
import type { Cluster } from "../cluster/cluster.ts";
import type { Prober } from "../counter/contract.ts";
import { AppError } from "../errors.ts";
import type { PtrResponse, PtrView } from "../protocol/ptr-response.ts";
import type { SetAddress } from "../protocol/set-address.ts";
import { ordinalOf } from "../statefulset/board/join-board.ts";
import { dnsName } from "../statefulset/dns-name.ts";
import type { Pod } from "../statefulset/objects/pod.ts";

interface PtrSources {
  cluster: Cluster;
  prober: Pick<Prober, "names" | "resolveAddress">;
}

/** Pods whose addresses are asked for at the most, the lowest ordinals first. */
export const ptrPodsMax = 300;

/**
 * Asks the cluster's DNS which names the addresses of the set's pods lead back to. What is asked comes from the cache alone. A pod in its node's
 * network is not asked for: its address is the node's. Throws AppError: not_found, unavailable (the cluster's DNS is not reached from here).
 */
export async function setPtr({ cluster: { cache }, prober }: PtrSources, { namespace, name }: SetAddress): Promise<PtrResponse> {
  const set = cache.find("statefulsets", namespace, name);
  if (!set) throw new AppError("not_found", `StatefulSet ${namespace}/${name} does not exist.`);
  const { domain, servers, problem } = prober.names();
  if (domain === undefined || servers.length === 0) throw new AppError("unavailable", `PTR records cannot be looked up: ${problem}.`);
  const pods = [...cache.inNamespace("pods", namespace)]
    .flatMap((pod) => {
      const ordinal = ordinalOf(pod, set);
      return ordinal === undefined || pod.ip === undefined || pod.hostNetwork ? [] : [{ ordinal, pod }];
    })
    .sort((a, b) => a.ordinal - b.ordinal);
  const answers = await Promise.all(
    pods.slice(0, ptrPodsMax).map(async ({ pod }) => {
      const own = set.serviceName === "" ? undefined : dnsName(pod.name, set.serviceName, namespace, domain);
      return [pod.name, await askFor(pod, own, prober)] as const;
    }),
  );
  return { pods: Object.fromEntries(answers), leftOut: Math.max(0, pods.length - ptrPodsMax) };
}

async function askFor({ ip, otherIps = [] }: Pod, own: string | undefined, prober: PtrSources["prober"]): Promise<PtrView[]> {
  const addresses = ip === undefined ? [] : [ip, ...otherIps];
  const lookups = await Promise.all(addresses.map(async (address) => [address, await prober.resolveAddress(address)] as const));
  return lookups.flatMap(([address, lookup]) => {
    if (!lookup) return [];
    const { names, at, ms, server, ttl, problem } = lookup;
    const isOwn = own !== undefined && names.some((found) => found.toLowerCase().replace(/\.$/, "") === own);
    return [
      {
        address,
        names,
        isOwn,
        at: toTimestamp(at),
        ...(ms === undefined ? {} : { ms }),
        ...(server === undefined ? {} : { server }),
        ...(ttl === undefined ? {} : { ttl }),
        ...(problem === undefined ? {} : { problem }),
      },
    ];
  });
}
