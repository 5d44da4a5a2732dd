import type { WaitingFor, WaitRule } from "../controllers/waiting-for.ts";
import type { StandRule } from "../statefulset/rollout/rule.ts";
import type { Life, Side } from "./life.ts";
import type { Awaited } from "./workload.ts";

const rules: Partial<Record<WaitRule, StandRule>> = {
  gone: "gone",
  ready: "ready",
  available: "available",
  "condemned-ready": "condemned-ready",
  "max-unavailable": "max-unavailable",
  partition: "partition",
  "on-delete": "on-delete",
  created: "ready",
  "claim-gone": "claim-gone",
  "claim-stale": "claim-gone",
};

/** Which revision a workload's template stands for, and whether an unready pod holds it up before it looks at revisions. */
interface Wanting {
  wanted: Side;
  isOrdered: boolean;
}

/** The first thing that a decision waits for, as a forecast tells it; a pod that does not become ready by itself is known to be such a one. */
export function awaitedIn(
  waitingFor: readonly WaitingFor[],
  find: (pod: string) => Life | undefined,
  wanting: Wanting,
): Awaited | undefined {
  const told = waitingFor.map(({ rule, pod }) => ({ rule: rules[rule], life: pod === undefined ? undefined : find(pod) }));
  // What will not come by itself says more than what is on its way; in parallel it holds up by using the budget up.
  const hopeless = told.filter((one) => one.life?.isBroken && one.life.phase !== "ending" && !isInTurn(one, wanting));
  const first =
    hopeless.find(({ rule }) => rule === "max-unavailable") ?? hopeless[0] ?? told.find((one) => !isInTurn(one, wanting)) ?? told[0];
  if (first?.rule === undefined) return undefined;
  const rule = first.life?.isBroken && first.rule === "ready" ? brokenRule(first.life, wanting) : first.rule;
  return { rule, ...(first.life && { ordinal: first.life.ordinal }) };
}

/** Where nothing is in order, a broken pod of another revision is replaced when its turn comes, and nobody waits for it. */
function isInTurn({ rule, life }: { rule: StandRule | undefined; life: Life | undefined }, { wanted, isOrdered }: Wanting): boolean {
  return !isOrdered && rule === "ready" && life?.isBroken === true && life.side !== wanted;
}

/** A broken pod of the wanted revision shows that this one is broken; in order, one of a revision that was taken back is the trap (semantics of kubernetes#67250). */
export function brokenRule({ side }: Life, { wanted, isOrdered }: Wanting): StandRule {
  if (side === wanted) return side === "after" ? "broken-revision" : "ready";
  return side === "after" && isOrdered ? "rollback-trap" : "ready";
}
