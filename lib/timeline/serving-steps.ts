import type { ServingStep, SlotLine } from "./timeline.ts";

/** How many serve, and are available, over a time: of places' spans, and of how long a pod has to be ready. What is ready at `from` has been so for long enough. */
export function servingSteps(slots: readonly SlotLine[], from: number, minReadyMs: number): ServingStep[] {
  const changes: { at: number; serving: number; available: number }[] = [];
  for (const { spans } of slots)
    for (const span of spans) {
      if (span.phase !== "ready") continue;
      const availableAt = span.from <= from ? from : span.from + minReadyMs;
      const isAvailable = availableAt < span.to;
      changes.push(
        { at: Math.max(from, span.from), serving: 1, available: 0 },
        { at: span.to, serving: -1, available: isAvailable ? -1 : 0 },
      );
      if (isAvailable) changes.push({ at: availableAt, serving: 0, available: 1 });
    }
  changes.sort((a, b) => a.at - b.at);
  const until = Math.max(from, ...slots.map(({ spans }) => spans.at(-1)?.to ?? from));
  const steps: ServingStep[] = [];
  let [serving, available] = [0, 0];
  for (const change of [{ at: from, serving: 0, available: 0 }, ...changes]) {
    // Nothing ends with the time that is looked at.
    if (change.at >= until && change.at > from) break;
    serving += change.serving;
    available += change.available;
    const last = steps.at(-1);
    if (last?.at === change.at) steps[steps.length - 1] = { at: change.at, serving, available };
    else if (last?.serving !== serving || last.available !== available) steps.push({ at: change.at, serving, available });
  }
  return steps;
}
