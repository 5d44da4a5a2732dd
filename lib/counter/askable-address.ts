import { BlockList, isIP } from "node:net";

const blocked = new BlockList();
blocked.addSubnet("0.0.0.0", 8);
blocked.addSubnet("127.0.0.0", 8);
// Link-local, with the clouds' metadata service 169.254.169.254; and the metadata addresses that clouds keep elsewhere.
blocked.addSubnet("169.254.0.0", 16);
blocked.addAddress("100.100.100.200");
blocked.addAddress("168.63.129.16");
blocked.addAddress("192.0.0.192");
blocked.addSubnet("224.0.0.0", 3);
blocked.addAddress("::", "ipv6");
blocked.addAddress("::1", "ipv6");
blocked.addSubnet("fe80::", 10, "ipv6");
blocked.addSubnet("ff00::", 8, "ipv6");
blocked.addAddress("fd00:ec2::254", "ipv6");

/**
 * Whether a pod's address may be connected to: a plain IP that is neither loopback, link-local, multicast, a cloud's metadata service nor
 * the API server's own (its host, as the kubeconfig has it). IPv4 addresses in IPv6 dress count as what they are.
 */
export function isAskableAddress(address: string, apiServer: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  if (blocked.check(address, family === 6 ? "ipv6" : "ipv4")) return false;
  const host = URL.canParse(apiServer) ? new URL(apiServer).hostname.replace(/^\[|\]$/g, "") : "";
  return address !== host;
}
