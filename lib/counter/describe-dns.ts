import { isIPv6 } from "node:net";
import { toTimestamp } from "../clock.ts";
import type { ClusterNetwork } from "../cluster/cluster.ts";
import type { DnsProblem, DnsView, NamesView } from "../statefulset/board/board.ts";
import type { ProbeTarget } from "./contract.ts";
import type { Lookup } from "./resolve-name.ts";

/** How names are asked for, with what is known before anybody has asked. */
export function describeNames(network: ClusterNetwork | undefined): NamesView {
  const servers = network?.dns?.map(({ host }) => host) ?? [];
  const { domain, domainProblem } = network ?? {};
  if (servers.length === 0) return { ...(domain === undefined ? {} : { domain }), servers, problem: domainProblem ?? outOfReach };
  if (domain === undefined) return { servers, problem: domainProblem ?? "the cluster's domain is not known" };
  return { domain, servers };
}

const outOfReach = "the explorer does not reach the cluster's DNS from here, as it does in the lab and inside a cluster";

/** What the cache knows and asking cannot change: there is no record to be found. */
const hopeless: readonly DnsProblem[] = ["no-service-name", "no-service", "selects-other-pods", "no-pod"];

/**
 * What is known of the name without any answer: why there can be none, or what the EndpointSlices declare, which is not verified.
 * `name`: the pod's full name as far as it is known.
 */
export function describeDeclared(target: ProbeTarget, name: string): DnsView {
  const { declared, ip, problem } = target;
  if (problem && !isResolvable(target)) return { name, addresses: [], how: "none", problem };
  if (target.dnsName === undefined) return { name, addresses: [], how: "none" };
  return {
    name,
    addresses: declared,
    ...(declared.length > 0 && ip !== undefined ? { matchesPod: declared.includes(ip) } : {}),
    how: "declared",
    problem: problem ?? { code: "not-verified", message: "declared in the EndpointSlice, not verified" },
  };
}

/** Whether a name can have an answer at all, as far as the cache knows. */
export function isResolvable({ dnsName, problem }: ProbeTarget): boolean {
  return dnsName !== undefined && (problem === undefined || !hopeless.includes(problem.code));
}

/** The answer to a lookup of the pod's name, compared with the pod's address and with what the EndpointSlices declare. */
export function describeDns(target: ProbeTarget, lookup: Lookup): DnsView {
  const { ip, problem: known } = target;
  const { name, addresses, how, ttl, ms, server } = lookup;
  const matchesPod = addresses.length > 0 ? ip !== undefined && addresses.includes(ip) : undefined;
  const strangers = matchesPod ? strangersOf(target, addresses) : [];
  const problem = lookup.problem
    ? explainFailure(lookup.problem, target)
    : matchesPod === false
      ? otherAddress(target, lookup)
      : strangers.length > 0
        ? sharedName(target, strangers)
        : known;
  return {
    name,
    addresses,
    ...(matchesPod === undefined ? {} : { matchesPod }),
    how,
    ...(ms === undefined ? {} : { ms }),
    ...(server === undefined ? {} : { server }),
    ...(ttl === undefined ? {} : { ttl }),
    at: toTimestamp(lookup.at),
    // A pod that is not ready and has a record all the same (its Service publishes such pods, or the record is not yet forgotten).
    ...(problem === undefined || (matchesPod && (problem.code === "not-ready" || problem.code === "ending")) ? {} : { problem }),
  };
}

/** Addresses besides the pod's own and of its family: who asks by the name may reach somebody else. */
function strangersOf({ ip = "" }: ProbeTarget, addresses: readonly string[]): readonly string[] {
  return addresses.filter((address) => address !== ip && isIPv6(address) === isIPv6(ip));
}

function sharedName({ podName, ip }: ProbeTarget, strangers: readonly string[]): NonNullable<DnsView["problem"]> {
  const message = `the name leads to ${strangers.join(", ")} as well as to the pod's address ${ip}; look for another pod whose hostname is ${podName}`;
  return { code: "other-address", message };
}

/** A name that is not known for a reason that the cache has is explained by that reason; a silent DNS server is its own. */
function explainFailure(found: NonNullable<Lookup["problem"]>, { problem, ip, declared }: ProbeTarget): NonNullable<DnsView["problem"]> {
  if (found.code !== "nxdomain") return found;
  if (problem) return problem;
  const isDeclared = ip !== undefined && declared.includes(ip);
  return isDeclared ? { ...found, message: `${found.message}; the EndpointSlice has the pod's address, so DNS is behind` } : found;
}

function otherAddress({ ip, declared }: ProbeTarget, { addresses }: Lookup): NonNullable<DnsView["problem"]> {
  if (ip === undefined) return { code: "other-address", message: `DNS answers ${addresses.join(", ")}, but the pod has no address yet` };
  const answered = `DNS answers ${addresses.join(", ")}, but the pod's address is ${ip}`;
  const why = declared.includes(ip)
    ? "the EndpointSlice has the pod's, so DNS is behind"
    : addresses.some((address) => declared.includes(address))
      ? "the EndpointSlice is behind too"
      : "the EndpointSlice has neither";
  return { code: "other-address", message: `${answered}; ${why}` };
}
