export interface ResolvConf {
  nameservers: readonly string[];
  /** The cluster's domain, e.g. "cluster.local": what follows ".svc." in a search domain. */
  clusterDomain: string | undefined;
}

/** Reads /etc/resolv.conf as the kubelet writes it for a pod with dnsPolicy ClusterFirst; of several search lines the last counts. */
export function parseResolvConf(text: string): ResolvConf {
  const lines = text.split(/\r?\n/).map((line) =>
    line
      .replace(/[#;].*$/, "")
      .trim()
      .split(/\s+/),
  );
  const nameservers = lines.filter(([key]) => key === "nameserver").flatMap(([, address]) => (address === undefined ? [] : [address]));
  const search = lines.findLast(([key]) => key === "search")?.slice(1) ?? [];
  const service = search.find((domain) => domain.startsWith("svc."));
  return { nameservers, clusterDomain: service?.slice("svc.".length).replace(/\.$/, "") };
}
