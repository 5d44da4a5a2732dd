import type { DnsProblem, DnsView } from "@/lib/statefulset/board/board.ts";
import type { Tone } from "../encoding/slot-state.ts";
import { formatMilliseconds } from "../text/format-age.ts";

const problems: Readonly<Record<DnsProblem, { words: string; tone: Tone }>> = {
  "not-ready": { words: "no record: not ready", tone: "wait" },
  ending: { words: "no record: ending", tone: "wait" },
  nxdomain: { words: "no such name", tone: "fail" },
  "server-down": { words: "DNS server does not answer", tone: "fail" },
  "no-service-name": { words: "no Service named, so no name", tone: "end" },
  "no-service": { words: "Service is missing", tone: "fail" },
  "not-headless": { words: "Service is not headless", tone: "wait" },
  "selects-other-pods": { words: "Service selects other pods", tone: "fail" },
  "no-pod": { words: "no record", tone: "end" },
  "other-address": { words: "another address", tone: "fail" },
  "not-verified": { words: "declared, not verified", tone: "end" },
};

/** What became of a pod's DNS name, short: the board's small print. `isProven` only where an answer was compared with the pod's address. */
export interface DnsWords {
  words: string;
  tone: Tone;
  isProven: boolean;
}

export function dnsWords(dns: DnsView): DnsWords {
  const { addresses, matchesPod, how, ms, problem } = dns;
  const address = addresses.join(", ");
  // A Service that is not headless is the set's trouble, said once above the rows; the name that answers is proven all the same.
  if (problem && !(problem.code === "not-headless" && how !== "declared" && addresses.length > 0)) {
    const { words, tone } = problems[problem.code];
    return { words: address ? `${address} · ${words}` : words, tone: isBehind(dns) ? "wait" : tone, isProven: false };
  }
  if (addresses.length === 0) return { words: "no record", tone: "end", isProven: false };
  if (how === "declared" || how === "none") return { words: `${address} · declared, not verified`, tone: "end", isProven: false };
  if (matchesPod === false) return { words: `${address} is not the pod's`, tone: "fail", isProven: false };
  const asked = [address, ...(ms === undefined ? [] : [formatMilliseconds(ms)]), ...(how === "exec" ? ["by exec"] : [])];
  return { words: asked.join(" · "), tone: "ready", isProven: matchesPod === true };
}

/** As long as answers are usually kept on their way (the cache of CoreDNS as Kubernetes ships it: 30 s), and as long again. */
const behindMs = 60_000;

/** Just after a pod was replaced it is no wonder that DNS still gives the old answer, or still none. */
function isBehind({ problem, gap, at }: DnsView): boolean {
  if (problem?.code !== "other-address" && problem?.code !== "nxdomain") return false;
  if (gap === undefined || gap.until !== undefined || at === undefined) return false;
  return Date.parse(at) - Date.parse(gap.since) < behindMs;
}

/** How a name's answer is known, or that there is none, in a sentence's end. */
export function dnsHowWords({ how, addresses }: Pick<DnsView, "how" | "addresses">): string {
  return addresses.length > 0 ? answered[how] : asked[how];
}

const answered: Readonly<Record<DnsView["how"], string>> = {
  resolved: "resolved by the cluster's DNS",
  exec: "resolved from inside the pod, by exec",
  declared: "declared in the EndpointSlice, not verified",
  none: "not asked",
};

const asked: Readonly<Record<DnsView["how"], string>> = {
  resolved: "asked of the cluster's DNS",
  exec: "asked from inside the pod, by exec",
  declared: "not declared in the EndpointSlice, not asked",
  none: "not asked",
};
