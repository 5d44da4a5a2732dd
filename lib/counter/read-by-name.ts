import { isIPv6 } from "node:net";
import type { Clock } from "../clock.ts";
import { isAskableAddress } from "./askable-address.ts";
import type { ProbeTarget } from "./contract.ts";
import { isResolvable } from "./describe-dns.ts";
import { describeRequestError } from "./describe-request-error.ts";
import type { Gate } from "./gate.ts";
import { getOverNetwork, type NetworkDoor } from "./get-over-network.ts";
import { describeQuestion, judgeAnswer } from "./judge-answer.ts";
import { type Failure, failure, type Reading } from "./reading.ts";
import type { NameResolver } from "./resolve-name.ts";

export interface ByName {
  clock: Clock;
  gate: Gate;
  /** Into the cluster's network; absent where it cannot be reached from here. */
  door: NetworkDoor | undefined;
  resolver: NameResolver | undefined;
  /** The API server's address: never taken for a pod's. */
  apiServer: string;
  domain(): string | undefined;
  /** Why the domain is not known, if that is known. */
  domainProblem: string | undefined;
}

/**
 * First rung: asks the pod by its DNS name through the governing Service. The name must resolve to the pod's own address as the cache
 * knows it, and that very address is connected to, so that no answer of a DNS server can lead elsewhere. Undefined: does not apply
 * (nothing annotated, no name, no way into the network).
 */
export async function readByName(target: ProbeTarget, way: ByName, signal: AbortSignal): Promise<Reading | Failure | undefined> {
  const { config, ip, port, dnsName, problem } = target;
  if (config.path === undefined || port === undefined || target.hostNetwork || !way.door) return undefined;
  // A pod that is not ready has a name only where its Service publishes such pods, too.
  if (problem?.code === "not-ready") return failure("not-ready", "the pod is not ready, so it has no name to be asked by");
  if (problem && !isResolvable(target)) return failure("unnamed", problem.message);
  if (ip === undefined || dnsName === undefined) return undefined;
  const question = { how: "by-name", path: config.path, pattern: config.pattern } as const;
  if (!isAskableAddress(ip, way.apiServer)) {
    return failure("address-refused", `${describeQuestion(question)} is refused: ${ip} is not an address of a pod network`);
  }
  const domain = way.domain();
  const name = domain === undefined ? dnsName : `${dnsName}.${domain}`;
  const unresolved = way.resolver && (domain === undefined ? noDomain(way) : await checkName(name, ip, way.resolver, signal));
  if (unresolved) return failure(unresolved.code, `${describeQuestion(question)} failed: ${unresolved.message}`);
  const { door } = way;
  const request = { host: way.resolver ? ip : name, port, path: config.path, name };
  try {
    return judgeAnswer(await way.gate.run(signal, () => getOverNetwork(door, request, way.clock, signal)), question);
  } catch (error) {
    signal.throwIfAborted();
    return describeRequestError(error, question);
  }
}

/** Undefined when the name leads to the pod's own address. */
async function checkName(name: string, ip: string, resolver: NameResolver, signal: AbortSignal): Promise<Failure | undefined> {
  const { addresses, problem } = await resolver.resolve(name, isIPv6(ip) ? 6 : 4);
  signal.throwIfAborted();
  if (problem) return failure(problem.code === "nxdomain" ? "no-name" : "dns-down", problem.message);
  if (addresses.includes(ip)) return undefined;
  return failure("other-address", `the name leads to ${addresses.join(", ")}, not to the pod's address ${ip}`);
}

/** A DNS server takes no short names: only a full one leads to the pod and nowhere else. */
function noDomain({ domainProblem }: ByName): Failure {
  return failure("no-domain", domainProblem ?? "the cluster's domain is not known");
}
