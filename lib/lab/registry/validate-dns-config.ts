import { isIP } from "node:net";
import { type FieldError, invalid, named, required } from "./field-error.ts";
import { isSearchDomain } from "./names.ts";

export interface DnsConfig {
  nameservers?: readonly string[];
  searches?: readonly string[];
  options?: readonly { name?: string }[];
}

const nameserversMax = 3;
const searchesMax = 32;

/** What is wrong with how a pod looks names up by itself (core validation validatePodDNSConfig); with policy None it has to say how. */
export function validateDnsConfig(config: DnsConfig | undefined, policy: string | undefined, path: string): FieldError[] {
  const isNone = policy === "None";
  if (!config) return isNone ? [required(path, "must provide `dnsConfig` when `dnsPolicy` is None")] : [];
  const { nameservers = [], searches = [], options = [] } = config;
  const missing = "must provide at least one DNS nameserver when `dnsPolicy` is None";
  const tooMany = `must not have more than ${nameserversMax} nameservers`;
  return [
    ...(isNone && nameservers.length === 0 ? [required(`${path}.nameservers`, missing)] : []),
    ...(nameservers.length > nameserversMax ? [invalid(`${path}.nameservers`, nameservers, tooMany)] : []),
    ...nameservers.flatMap((server, index) =>
      isIP(server)
        ? []
        : [invalid(`${path}.nameservers[${index}]`, server, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)")],
    ),
    ...(searches.length > searchesMax
      ? [invalid(`${path}.searches`, searches, `must not have more than ${searchesMax} search paths`)]
      : []),
    ...searches.flatMap((domain, index) =>
      domain === "." ? [] : named(`${path}.searches[${index}]`, domain.replace(/\.$/, ""), isSearchDomain),
    ),
    ...options.flatMap(({ name }, index) => (name ? [] : [required(`${path}.options[${index}]`, "must not be empty")])),
  ];
}
