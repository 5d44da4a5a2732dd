import type { Mark } from "../timeline.ts";
import type { RolloutRecord } from "./rollout-record.ts";
import type { Transition } from "./transition.ts";

/** The controller's Event of a deletion is that close to it: Events have whole seconds, and are told a little later. */
export const eventWithinMs = 3_000;

/**
 * What the transitions of the places are worth in marks: pods that came, whose deletion was asked for and who did it, that are gone, crashed, restarted.
 * That it was not the controller is said only where its Events are seen at all, and have had the time to come.
 */
export function podMarks(
  places: ReadonlyMap<number, readonly Transition[]>,
  { marks }: Pick<RolloutRecord, "marks">,
  until: number,
): Mark[] {
  const told = Object.values(marks);
  const isTold = ({ at, ordinal }: Transition, kind: Mark["kind"]) =>
    told.some((mark) => mark.kind === kind && mark.ordinal === ordinal && Math.abs(mark.at - at) <= eventWithinMs);
  const seesEvents = told.some(({ kind }) => kind === "pod-created" || kind === "pod-deleted");
  const found: Mark[] = [];
  for (const transitions of places.values()) {
    transitions.forEach((now, index) => {
      const before = transitions[index - 1];
      const mark = toMark(now, before);
      if (!mark) return;
      if ((mark.kind === "pod-created" || mark.kind === "pod-deleted") && isTold(now, mark.kind)) return;
      if (mark.kind === "pod-deleted" && seesEvents && !now.isReconstructed && until - now.at > eventWithinMs)
        found.push({ ...mark, by: "person", text: "deleted, not by the set's controller" });
      else found.push(mark);
    });
  }
  return found;
}

function toMark(now: Transition, before: Transition | undefined): Mark | undefined {
  const { at, ordinal, isReconstructed } = now;
  const base = { at, ordinal, ...(isReconstructed ? { isReconstructed } : {}) };
  const isSameLife = before?.life === now.life && before.phase !== "absent";
  const restarts = (now.restarts ?? 0) - (isSameLife ? (before.restarts ?? 0) : 0);
  if (now.phase === "absent") return { ...base, kind: "pod-gone", by: "node", text: "gone" };
  if (restarts > 0 && isSameLife) {
    const why = before.reason === undefined ? "" : ` after ${before.reason}`;
    return { ...base, kind: "restarted", by: "node", text: `restarted${why}, ${now.restarts} so far` };
  }
  if (!isSameLife && now.phase === "waiting") return { ...base, kind: "pod-created", by: "controller", text: "created" };
  if (now.phase === "failing" && before?.phase !== "failing") {
    return { ...base, kind: "crashed", by: "app", text: now.reason ?? "failing" };
  }
  if (now.phase === "ending" && before?.phase !== "ending")
    return { ...base, kind: "pod-deleted", by: "controller", text: "deletion asked for" };
  return undefined;
}
