import type { Mark, MarkKind } from "../timeline.ts";
import type { SpecStep } from "./rollout-record.ts";

/** What people asked of the set, as the steps from one wish to the next tell. Who it was the set's record does not say; an autoscaler counts as one. */
export function specMarks(steps: readonly SpecStep[]): Mark[] {
  const known = new Set<string>();
  return steps.flatMap((step, index) => {
    const before = steps[index - 1];
    const marks = before ? changesOf(before, step, known) : [];
    for (const revision of [step.currentRevision, step.updateRevision]) if (revision !== undefined) known.add(revision);
    return marks;
  });
}

function changesOf(before: SpecStep, after: SpecStep, known: ReadonlySet<string>): Mark[] {
  const marks: Mark[] = [];
  const say = (kind: MarkKind, text: string) => marks.push({ at: after.at, kind, by: "person", text });
  const { updateRevision } = after;
  if (updateRevision !== undefined && before.updateRevision !== undefined && updateRevision !== before.updateRevision) {
    if (known.has(updateRevision)) say("went-back", `went back to ${updateRevision}`);
    else say("template-changed", `template changed: ${updateRevision}`);
  }
  if (after.replicas !== before.replicas) say("scaled", `replicas ${before.replicas} → ${after.replicas}`);
  if (after.start !== before.start) say("scaled", `ordinals begin at ${after.start} instead of ${before.start}`);
  if ((after.partition ?? 0) !== (before.partition ?? 0))
    say("partition-set", `partition ${before.partition ?? 0} → ${after.partition ?? 0}`);
  if (after.strategy !== before.strategy) say("strategy-set", `strategy ${before.strategy} → ${after.strategy}`);
  if (after.maxUnavailable !== before.maxUnavailable) {
    say("strategy-set", `maxUnavailable ${before.maxUnavailable ?? "unset"} → ${after.maxUnavailable ?? "unset"}`);
  }
  return marks;
}
