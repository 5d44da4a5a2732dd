import { readFile } from "node:fs/promises";
import type { ClusterNetwork } from "../cluster.ts";
import { parseResolvConf } from "./parse-resolv-conf.ts";

/** The network that this pod is in: its DNS servers and the cluster's domain, as the kubelet told it, or why that is not known. */
export async function podNetwork(path = "/etc/resolv.conf"): Promise<ClusterNetwork> {
  const text = await readFile(/*turbopackIgnore: true*/ path, "utf8").catch(() => undefined);
  if (text === undefined) return { domainProblem: `${path} of the explorer's pod could not be read, so the cluster's domain is not known` };
  const { nameservers, clusterDomain } = parseResolvConf(text);
  const dns = nameservers.map((host) => ({ host, port: 53 }));
  return {
    ...(clusterDomain === undefined ? { domainProblem: noSearch } : { domain: clusterDomain }),
    ...(dns.length === 0 ? {} : { dns }),
  };
}

const noSearch =
  "the cluster's domain is not known: no search domain in the explorer's /etc/resolv.conf is of the form <namespace>.svc.<domain>, as with dnsPolicy ClusterFirst";
