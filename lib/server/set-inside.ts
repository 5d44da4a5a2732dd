import { toTimestamp } from "../clock.ts";
import type { Cluster } from "../cluster/cluster.ts";
import type { Prober } from "../counter/contract.ts";
import type { InsideLookup } from "../counter/inside-lookup.ts";
import { AppError } from "../errors.ts";
import type { InsideResponse, InsideView } from "../protocol/inside-lookup.ts";
import type { InsideRequest } from "../protocol/inside-request.ts";
import type { SetAddress } from "../protocol/set-address.ts";
import { ordinalOf } from "../statefulset/board/join-board.ts";
import { dnsName } from "../statefulset/dns-name.ts";
import type { Pod } from "../statefulset/objects/pod.ts";
import type { StatefulSet } from "../statefulset/objects/stateful-set.ts";
import { toPodName } from "../statefulset/ordinal.ts";

interface InsideSources {
  cluster: Cluster;
  prober: Pick<Prober, "names" | "lookUpInside">;
}

/**
 * Has a pod of the set asked, by a command in it, for the governing Service's name and those of some ordinals. Both names and pod come from the
 * cache alone. Throws AppError: not_found (no such set or pod), conflict (the pod does not run), forbidden (switched off here, or the right is
 * missing), unavailable (the cluster's domain is not known, or the image has no tool).
 */
export async function setInside(
  { cluster, prober }: InsideSources,
  { namespace, name }: SetAddress,
  { from, ordinals }: InsideRequest,
  signal: AbortSignal,
): Promise<InsideResponse> {
  const { cache } = cluster;
  const set = cache.find("statefulsets", namespace, name);
  if (!set) throw new AppError("not_found", `StatefulSet ${namespace}/${name} does not exist.`);
  const off = cluster.asPerson().writesAreOff;
  if (off !== undefined) throw new AppError("forbidden", `Looking from inside a pod runs a command in it. ${off}`);
  const pod = cache.find("pods", namespace, from);
  if (!pod || ordinalOf(pod, set) === undefined)
    throw new AppError("not_found", `Pod ${namespace}/${from} is not there, or not of this set.`);
  const container = runningContainer(pod);
  const { domain } = prober.names();
  if (set.serviceName === "")
    throw new AppError("not_found", `StatefulSet ${namespace}/${name} names no Service, so there are no names to look up.`);
  if (domain === undefined) throw new AppError("unavailable", "The cluster's domain is not known, so full names cannot be looked up.");
  const asked = namesOf(set, ordinals, domain);
  const names = asked.map((one) => one.name);
  const found = await prober.lookUpInside({ namespace, podName: from, container }, names, signal);
  if ("code" in found)
    throw new AppError(
      found.code === "forbidden" || found.code === "switched-off" ? "forbidden" : "unavailable",
      `${sentence(found.message)}.`,
    );
  return { from, container, lookups: found.map((lookup, index) => toView(lookup, asked[index]?.ordinal, set, cluster)) };
}

function runningContainer(pod: Pod): string {
  const running = pod.containers.find(({ role, state }) => role === "app" && state?.kind === "running");
  if (!running) throw new AppError("conflict", `No container of pod ${pod.name} runs, so nothing can be looked up from inside it.`);
  return running.name;
}

function namesOf(
  { serviceName, namespace, name }: StatefulSet,
  ordinals: readonly number[],
  domain: string,
): { name: string; ordinal?: number }[] {
  const pods = [...new Set(ordinals)].map((ordinal) => ({
    name: dnsName(toPodName(name, ordinal), serviceName, namespace, domain),
    ordinal,
  }));
  return [{ name: `${serviceName}.${namespace}.svc.${domain}` }, ...pods];
}

function toView(
  { name, tool, addresses, ms, at, problem }: InsideLookup,
  ordinal: number | undefined,
  set: StatefulSet,
  { cache }: Cluster,
): InsideView {
  const pod = ordinal === undefined ? undefined : cache.find("pods", set.namespace, toPodName(set.name, ordinal));
  const own: readonly string[] = pod?.ip === undefined ? [] : [pod.ip, ...(pod.otherIps ?? [])];
  return {
    name,
    ...(ordinal === undefined ? {} : { ordinal }),
    tool,
    addresses,
    ...(own.length > 0 && addresses.length > 0 ? { matchesPod: addresses.every((address) => own.includes(address)) } : {}),
    ms,
    at: toTimestamp(at),
    ...(problem === undefined ? {} : { problem }),
  };
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
