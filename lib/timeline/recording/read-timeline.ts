import { toPodName } from "../../statefulset/ordinal.ts";
import { servingSteps } from "../serving-steps.ts";
import type { Mark, SlotLine, Span, Timeline } from "../timeline.ts";
import { eventWithinMs, podMarks } from "./pod-marks.ts";
import type { RolloutRecord } from "./rollout-record.ts";
import { specMarks } from "./spec-marks.ts";
import type { Transition } from "./transition.ts";

/**
 * What is recorded of a set as a timeline up to `until` (ms, by the cluster's clock), or up to the newest that is recorded, if that is later. A place of
 * which nothing is known at first begins with its first span. A pure function of the record.
 */
export function readTimeline(record: RolloutRecord, until: number): Timeline {
  const places = byPlace(record);
  const all = [...places.values()].flat();
  const end = all.reduce((latest, { at }) => Math.max(latest, at), until);
  const earlier = earlierEnds(places, record);
  const known = [...all.map(({ at }) => at), ...earlier.values()];
  const from = Math.max(record.beginsAt ?? Number.NEGATIVE_INFINITY, Math.min(end, ...known));
  const slots = [...places].map(([ordinal, transitions]) =>
    toSlot(record.setName, ordinal, transitions, { from, until: end, earlier: earlier.get(ordinal) }),
  );
  const specs = Object.values(record.specs);
  const marks: Mark[] = [...specMarks(specs), ...podMarks(places, record, end), ...Object.values(record.marks)];
  return {
    from,
    until: end,
    watchedFrom: Math.max(from, record.watchedFrom),
    unwatched: Object.values(record.unwatched).map((gap) => ({ from: Math.max(from, gap.from), to: gap.to ?? end })),
    slots,
    serving: servingSteps(slots, from, (specs.at(-1)?.minReadySeconds ?? 0) * 1_000),
    marks: marks.filter(({ at }) => at >= from && at <= end).sort((a, b) => a.at - b.at),
  };
}

/** The transitions of each place, oldest first, by ordinal ascending. */
export function byPlace({ transitions }: Pick<RolloutRecord, "transitions">): Map<number, Transition[]> {
  const places = new Map<number, Transition[]>();
  for (const transition of Object.values(transitions)) {
    const place = places.get(transition.ordinal);
    if (place) place.push(transition);
    else places.set(transition.ordinal, [transition]);
  }
  return new Map([...places].sort(([a], [b]) => a - b));
}

/** The pod before the first one that was seen must have been ending for a while no longer than this. */
const endingMaxMs = 600_000;

/** When the pod that was in a place before the first that was seen began to end, where the controller's Events still tell. */
function earlierEnds(places: ReadonlyMap<number, readonly Transition[]>, { marks }: RolloutRecord): Map<number, number> {
  const told = Object.values(marks);
  const deletions = told.filter(({ kind }) => kind === "pod-deleted");
  const ends = new Map<number, number>();
  for (const { ordinal, at } of deletions) {
    const first = ordinal === undefined ? undefined : places.get(ordinal)?.[0];
    if (!first?.isReconstructed || first.phase !== "waiting" || at >= first.at || first.at - at > endingMaxMs) continue;
    ends.set(first.ordinal, Math.max(at, ends.get(first.ordinal) ?? at));
  }
  // Another pod came and went in between, whose way nobody knows.
  for (const { kind, ordinal = -1, at } of told) {
    const [end, first] = [ends.get(ordinal), places.get(ordinal)?.[0]];
    if (kind === "pod-created" && end !== undefined && first && at > end && at < first.at - eventWithinMs) ends.delete(ordinal);
  }
  return ends;
}

function toSlot(
  setName: string,
  ordinal: number,
  transitions: readonly Transition[],
  { from, until, earlier }: { from: number; until: number; earlier: number | undefined },
): SlotLine {
  const spans: Span[] = [];
  const [first] = transitions;
  if (first && earlier !== undefined && first.at > from)
    spans.push({ phase: "ending", from: Math.max(from, earlier), to: first.at, life: 0 });
  transitions.forEach(({ at, phase, revision, life }, index) => {
    const next = transitions[index + 1];
    const [begin, end] = [Math.max(from, at), next?.at ?? until];
    const isLast = next === undefined;
    if (end < begin || (end === begin && !isLast)) return;
    const known = spans.at(-1);
    const ofPod = phase === "absent" ? { life: 0 } : { life, ...(revision === undefined ? {} : { revision }) };
    if (known && known.phase === phase && known.life === ofPod.life && known.revision === ofPod.revision) known.to = end;
    else spans.push({ phase, from: begin, to: end, ...ofPod });
  });
  return { ordinal, name: toPodName(setName, ordinal), spans };
}
