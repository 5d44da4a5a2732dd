import type { VisitPlan, VisitTally } from "@/lib/protocol/visit-frame.ts";
import { parseOrdinal } from "@/lib/statefulset/ordinal.ts";

const namedMax = 12;

/** Who answered how often, in words, and what would be even: "0: 34, 1: 33, 2: 33; an even share is 33 each." */
export function balanceWords({ pods, chosenBy }: VisitPlan, { byPod }: VisitTally): string {
  const total = Object.values(byPod).reduce((sum, one) => sum + one, 0);
  if (total === 0) return "Nobody is known to have answered.";
  const parts = pods
    .filter(({ name, isForeign }) => !isForeign || byPod[name] !== undefined)
    .map(({ name, isForeign }) => `${isForeign ? name : (parseOrdinal(name)?.ordinal ?? name)}: ${byPod[name] ?? 0}`);
  const more = parts.length > namedMax ? ` and ${parts.length - namedMax} more` : "";
  const even = Math.round((total / Math.max(1, pods.length)) * 10) / 10;
  return `${parts.slice(0, namedMax).join(", ")}${more}${chosenBy === "nobody" ? "." : `; an even share is ${even} each.`}`;
}
