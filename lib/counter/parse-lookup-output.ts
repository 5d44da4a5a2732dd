import { isIP } from "node:net";

/** What a lookup tool printed: the addresses that it found, or why there are none. */
export type LookupOutput = { addresses: string[] } | { problem: "nxdomain" | "server-down" | "unreadable" };

/**
 * The output of nslookup, in the forms of busybox (old and new) and bind. The addresses before the first "Name:" are the DNS server's
 * own. busybox asks for A and AAAA and prints an error for each that is missing, so an address found outweighs any error.
 */
export function parseNslookup(output: string): LookupOutput {
  const lines = output.split("\n");
  const first = lines.findIndex((line) => /^Name:/i.test(line));
  const answers = first === -1 ? [] : lines.slice(first);
  const addresses = answers.flatMap((line) => {
    const address = /^Address(?:es)?(?: \d+)?:\s*([0-9a-f.:]+)/i.exec(line)?.[1] ?? "";
    return isIP(address) === 0 ? [] : [address];
  });
  if (addresses.length > 0) return { addresses: [...new Set(addresses)].sort() };
  if (/timed out|no servers could be reached|connection refused|SERVFAIL|REFUSED/i.test(output)) return { problem: "server-down" };
  if (/NXDOMAIN|can't find|can't resolve|no answer/i.test(output)) return { problem: "nxdomain" };
  return { problem: "unreadable" };
}

/** The output of `getent hosts NAME`: an address and names a line. It prints nothing when the name has no address, whatever the cause. */
export function parseGetent(output: string): LookupOutput {
  const addresses = output.split("\n").flatMap((line) => {
    const address = line.trim().split(/\s+/)[0] ?? "";
    return isIP(address) === 0 ? [] : [address];
  });
  if (addresses.length > 0) return { addresses: [...new Set(addresses)].sort() };
  return output.trim() === "" ? { problem: "nxdomain" } : { problem: "unreadable" };
}
