import type { FaultDefinition } from "./fault-definition.ts";

const cachedMs = 30_000;

export const dnsCached: FaultDefinition<"dns-cached"> = {
  name: "dns-cached",
  group: "network",
  title: "DNS answers are cached",
  does: "An answer of DNS, “no such name” too, is given again for 30 s, whatever has changed meanwhile.",
  seen: "After a pod's restart its name leads to the old address for up to 30 s, or does not exist yet; the DNS column says so.",
  fields: [],
  target: () => "",
  set: ({ dns }) => dns.cache(cachedMs),
};
