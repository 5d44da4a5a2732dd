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

/** The first thing that a decision waits for, as a forecast tells it; a pod that does not become ready by itself is known to be such a one. `wanted`: the template's revision. */
export function awaitedIn(waitingFor: readonly WaitingFor[], find: (pod: string) => Life | undefined, wanted: Side): Awaited | undefined {
  const told = waitingFor.map(({ rule, pod }) => ({ rule: rules[rule], life: pod === undefined ? undefined : find(pod) }));
  // What will not come by itself says more than what is on its way; in parallel it holds up by using the budget up.
  const hopeless = told.filter(({ life }) => life?.isBroken && life.phase !== "ending");
  const first = hopeless.find(({ rule }) => rule === "max-unavailable") ?? hopeless[0] ?? told[0];
  if (first?.rule === undefined) return undefined;
  const rule = first.life?.isBroken && first.rule === "ready" ? brokenRule(first.life, wanted) : first.rule;
  return { rule, ...(first.life && { ordinal: first.life.ordinal }) };
}

/** A broken pod of the wanted revision shows that this one is broken; one of a revision that was taken back is the trap (semantics of kubernetes#67250). */
function brokenRule({ side }: Life, wanted: Side): StandRule {
  if (side === wanted) return side === "after" ? "broken-revision" : "ready";
  return side === "after" ? "rollback-trap" : "ready";
}
