import { isIP } from "node:net";
import { isDnsLabel, isDnsSubdomain } from "../../statefulset/names.ts";

export interface ResolvConf {
  /** In the order in which they are asked. */
  nameservers: readonly string[];
  /** The cluster's domain, e.g. "cluster.local": what follows "<namespace>.svc." in a search domain. */
  clusterDomain: string | undefined;
}

/** As many as the C library takes (MAXNS); what stands further down is never asked there either. */
const nameserversMax = 3;

/**
 * Reads a pod's /etc/resolv.conf. With dnsPolicy ClusterFirst the kubelet writes `search NAMESPACE.svc.DOMAIN svc.DOMAIN DOMAIN` and then the
 * node's own domains; with any other there may be only those, and no cluster domain can be told. A bare `svc.DOMAIN` counts for nothing, since
 * a node's own domain may be called that. Of several search lines the last counts; lines that are not understood are skipped.
 */
export function parseResolvConf(text: string): ResolvConf {
  const lines = text.split(/\r?\n|\r/).map((line) =>
    line
      .replace(/[#;].*$/, "")
      .trim()
      .split(/\s+/),
  );
  const nameservers = lines.filter(([key]) => key === "nameserver").flatMap(([, address = ""]) => (isNameserver(address) ? [address] : []));
  const search = lines.findLast(([key]) => key === "search" || key === "domain")?.slice(1) ?? [];
  return {
    nameservers: [...new Set(nameservers)].slice(0, nameserversMax),
    clusterDomain: search.map(domainOfNamespace).find((domain) => domain !== undefined),
  };
}

/** An address, of IPv6 perhaps with its zone ("fe80::1%eth0"). */
function isNameserver(text: string): boolean {
  return isIP(text) !== 0;
}

function domainOfNamespace(search: string): string | undefined {
  const [namespace = "", svc, ...rest] = search.toLowerCase().replace(/\.$/, "").split(".");
  const domain = rest.join(".");
  return svc === "svc" && isDnsLabel(namespace) && isDnsSubdomain(domain) ? domain : undefined;
}
