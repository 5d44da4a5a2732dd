import type { Phase, SlotLine } from "@/lib/timeline/timeline.ts";

/** From `at` on, so many of a band's pods serve the old revision, so many the new one, so many are there and do not serve, and so many fail. */
export interface BandStep {
  at: number;
  before: number;
  after: number;
  present: number;
  failing: number;
}

type Share = "before" | "after" | "present" | "failing";

/** What a band of ordinals is made of over the time; one step for each moment at which that changes. */
export function bandSteps(slots: readonly SlotLine[], newRevision: string): readonly BandStep[] {
  const changes = slots.flatMap(({ spans }) =>
    spans.flatMap(({ phase, from, to, revision }, index) => {
      if (phase === "absent") return [];
      const share = shareOfPhase(phase, revision === newRevision);
      const begins = { at: from, share, by: 1 };
      // The last one ends because the axis does: that is no change of the set.
      return index === spans.length - 1 ? [begins] : [begins, { at: to, share, by: -1 }];
    }),
  );
  changes.sort((a, b) => a.at - b.at);
  const steps: BandStep[] = [];
  let now = { before: 0, after: 0, present: 0, failing: 0 };
  for (const { at, share, by } of changes) {
    now = { ...now, [share]: now[share] + by };
    if (steps.at(-1)?.at === at) steps.pop();
    steps.push({ at, ...now });
  }
  return steps;
}

function shareOfPhase(phase: Phase, isNew: boolean): Share {
  if (phase === "ready") return isNew ? "after" : "before";
  return phase === "failing" ? "failing" : "present";
}
