import type { FaultDefinition } from "./fault-definition.ts";

export const dnsDown: FaultDefinition<"dns-down"> = {
  name: "dns-down",
  group: "network",
  title: "DNS down",
  does: "The cluster's DNS answers no question, from inside pods or outside.",
  seen: "The DNS column says that DNS does not answer, which is not the same as a name that does not exist. Counters are read another way.",
  fields: [],
  target: () => "",
  set: ({ dns }) => dns.stop(),
};
