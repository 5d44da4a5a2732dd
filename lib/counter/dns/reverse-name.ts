import { isIPv6, SocketAddress } from "node:net";

/** The name under which an address leads back to its names: "10.244.0.5" → "5.0.244.10.in-addr.arpa" (RFC 1035, 3.5; RFC 3596, 2.5). */
export function reverseName(address: string): string {
  if (!isIPv6(address)) return `${address.split(".").reverse().join(".")}.in-addr.arpa`;
  const digits = groupsOf(new SocketAddress({ address, family: "ipv6" }).address)
    .map((group) => group.padStart(4, "0"))
    .join("");
  return `${digits.split("").reverse().join(".")}.ip6.arpa`;
}

/** The eight groups of an address of IPv6, those that "::" stands for too. */
function groupsOf(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => "0"), ...after];
}
