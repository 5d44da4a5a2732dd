import { toPodName } from "../../statefulset/ordinal.ts";
import { servingSteps } from "../serving-steps.ts";
import type { Mark, SlotLine, Span, Timeline } from "../timeline.ts";
import { podMarks } from "./pod-marks.ts";
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
  const from = Math.max(record.beginsAt ?? Number.NEGATIVE_INFINITY, Math.min(end, ...all.map(({ at }) => at)));
  const slots = [...places].map(([ordinal, transitions]) => toSlot(record.setName, ordinal, transitions, from, end));
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

function toSlot(setName: string, ordinal: number, transitions: readonly Transition[], from: number, until: number): SlotLine {
  const spans: Span[] = [];
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
