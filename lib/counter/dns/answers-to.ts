import { SocketAddress } from "node:net";
import type { Answer } from "dns-packet";

/**
 * Those of the records that are of that very name, or of what it is an alias of (CNAME, in the order of the chain); anything else that a server
 * sends along was not asked for. Addresses of IPv6 are written as Kubernetes writes them (RFC 5952), to be compared with those of pods.
 */
export function answersTo(name: string, records: readonly Answer[]): Answer[] {
  const names = new Set([name.toLowerCase()]);
  return records.flatMap((record) => {
    if (!names.has(record.name.toLowerCase())) return [];
    if (record.type === "CNAME") names.add(record.data.toLowerCase());
    return [record.type === "AAAA" ? { ...record, data: new SocketAddress({ address: record.data, family: "ipv6" }).address } : record];
  });
}
