import { byPlace } from "./read-timeline.ts";
import type { RolloutRecord, SpecStep } from "./rollout-record.ts";
import type { Transition } from "./transition.ts";

/** How a set stood at a moment, as far as it is recorded. */
export interface RecordedState {
  /** By ordinal, ascending; places of which nothing was known then, or where no pod was and none was asked for, are not among them. */
  places: readonly Transition[];
  /** What was asked of the set; where that is older than the record, as it is known first. */
  spec: SpecStep | undefined;
  /** Nobody watched at that moment. */
  isUnwatched: boolean;
  /** It is older than the watch: put together from timestamps. */
  isReconstructed: boolean;
}

/** How the set stood at `at` (ms, by the cluster's clock); undefined where the record does not reach so far back. */
export function stateAt(record: RolloutRecord, at: number): RecordedState | undefined {
  const specs = Object.values(record.specs);
  const spec = specs.filter((step) => step.at <= at).at(-1) ?? specs[0];
  if (record.beginsAt !== undefined && at < record.beginsAt) return undefined;
  const places = [...byPlace(record).values()].flatMap((transitions) => transitions.filter((one) => one.at <= at).at(-1) ?? []);
  if (places.length === 0 && at < record.watchedFrom) return undefined;
  const isWanted = ({ ordinal }: Transition) => spec !== undefined && ordinal >= spec.start && ordinal < spec.start + spec.replicas;
  return {
    places: places.filter((place) => place.phase !== "absent" || isWanted(place)),
    spec,
    isUnwatched: Object.values(record.unwatched).some(({ from, to }) => at >= from && (to === undefined || at < to)),
    isReconstructed: at < record.watchedFrom,
  };
}
