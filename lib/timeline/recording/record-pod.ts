import type { Pod } from "../../statefulset/objects/pod.ts";
import type { Phase } from "../timeline.ts";
import { hasBeenReady, type PodLook, podLook } from "./pod-look.ts";
import { phaseSince, podMoments } from "./pod-moments.ts";
import type { PlaceTrack, Recorded, Transition } from "./transition.ts";

/** What is heard of so long after it happened was not watched: then the pod's own timestamp counts. Below it, when it was heard is the better word. */
const lateMs = 2_000;

/** How far along a life a phase is, for those that a pod goes through once. */
const order: Readonly<Partial<Record<Phase, number>>> = { waiting: 0, starting: 1, ready: 2, ending: 3 };

/**
 * What a look at an ordinal's pod adds to the record of its place. Pure: the pod's record and `now` (by the cluster's clock) go in. A life that is
 * seen for the first time is told from its beginning, as far as the pod's own timestamps reach; nothing is put before what is recorded already.
 * `isUnwatched`: what is seen now may have happened while nobody watched.
 */
export function recordPod(track: PlaceTrack | undefined, ordinal: number, pod: Pod, now: number, isUnwatched = false): Recorded {
  const late = isUnwatched ? 0 : lateMs;
  const isNewLife = track?.uid !== pod.uid;
  const wasReady = (!isNewLife && track.wasReady) || hasBeenReady(pod);
  const look = podLook(pod, wasReady);
  const last = track?.last;
  const life = isNewLife ? (last?.life ?? 0) + 1 : track.last.life;
  if (!isNewLife && last !== undefined && isSame(last, look)) return { track: { ...track, wasReady }, transitions: [] };
  const base = { ordinal, life, ...(look.revision === undefined ? {} : { revision: look.revision }) };
  const transitions: Transition[] = [];
  let earliest = last?.at ?? Number.NEGATIVE_INFINITY;
  const from = isNewLife ? undefined : last?.phase;
  for (const { phase, at } of podMoments(pod, wasReady)) {
    if (phase === look.phase || at > now || !isBetween(from, phase, look.phase)) continue;
    earliest = Math.max(earliest, at);
    transitions.push({ at: earliest, ...base, phase, ...(now - at > late ? { isReconstructed: true as const } : {}) });
  }
  transitions.push(toPresent(base, look, from, pod, earliest, now, late));
  const newest = transitions[transitions.length - 1] as Transition;
  return { track: { uid: pod.uid, wasReady, last: newest }, transitions };
}

/**
 * What it adds that the pod is gone. `unwatchedFrom`: nobody watched since then, and it may have gone at any moment after it; it is written down as
 * gone since then, and as not watched.
 */
export function recordGone({ uid, last }: PlaceTrack, now: number, unwatchedFrom?: number): Recorded {
  if (last.phase === "absent") return { track: { uid, wasReady: false, last }, transitions: [] };
  const gone: Transition = {
    at: Math.max(last.at, unwatchedFrom ?? now),
    ordinal: last.ordinal,
    phase: "absent",
    life: last.life,
    ...(unwatchedFrom === undefined ? {} : { isReconstructed: true as const }),
  };
  return { track: { uid, wasReady: false, last: gone }, transitions: [gone] };
}

/** The phase in which the pod is now; since when by its own word where that was not watched. */
function toPresent(
  base: Pick<Transition, "ordinal" | "life" | "revision">,
  look: PodLook,
  from: Phase | undefined,
  pod: Pod,
  earliest: number,
  now: number,
  late: number,
): Transition {
  const since = from === look.phase ? undefined : phaseSince(pod, look.phase);
  const isLate = since !== undefined && since >= earliest && now - since > late;
  const at = isLate ? since : Math.max(earliest, now);
  return { at, ...base, ...look, ...(isLate ? { isReconstructed: true as const } : {}) };
}

/** Whether the pod has come through a phase since it was last seen: those of a new life all, of a known one only the next ones on its way up. */
function isBetween(from: Phase | undefined, phase: Phase, to: Phase): boolean {
  if (from === undefined) return true;
  const [first, here, last] = [order[from], order[phase], order[to] ?? 3];
  return first !== undefined && here !== undefined && here > first && here < last;
}

function isSame(last: Transition, look: PodLook): boolean {
  return last.phase === look.phase && last.revision === look.revision && last.restarts === look.restarts && last.reason === look.reason;
}
