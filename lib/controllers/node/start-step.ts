import type { WireContainer } from "../objects/container.ts";
import type { Plan } from "./plan.ts";
import type { Step } from "./pod-memory.ts";

export type StartStep = Step & { step: "start" };

/** What a turn of a start comes to: it waits, has gone a stage further, or is over, well or not. */
export type StartTurn = "waiting" | "further" | "started" | "failed";

/** Remembers why a container could not be started; `until`: when trying again may help. */
export function fail(plan: Plan, { name }: WireContainer, reason: string, message: string, until = plan.now): "failed" {
  const { memory } = plan;
  memory.reasons = { ...memory.reasons, [name]: { reason, message } };
  const { active } = memory.work;
  if (active) active.failedUntil = Math.min(active.failedUntil ?? Number.POSITIVE_INFINITY, until);
  return "failed";
}
