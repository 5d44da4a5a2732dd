import { readFile } from "node:fs/promises";
import type { ClusterNetwork } from "../cluster.ts";
import { parseResolvConf } from "./parse-resolv-conf.ts";

/** The network that this pod is in: its DNS server and the cluster's domain, as the kubelet told it. */
export async function podNetwork(path = "/etc/resolv.conf"): Promise<ClusterNetwork> {
  const { nameservers, clusterDomain } = parseResolvConf(await readFile(/*turbopackIgnore: true*/ path, "utf8").catch(() => ""));
  const [host] = nameservers;
  return { ...(clusterDomain === undefined ? {} : { domain: clusterDomain }), ...(host === undefined ? {} : { dns: { host, port: 53 } }) };
}
