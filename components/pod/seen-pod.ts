import type { PodDetail } from "@/lib/statefulset/pod/pod-detail.ts";

/** What a panel shows, and what has become of the pod's name meanwhile. */
export interface SeenPod {
  /** The life that is looked at, as it was last known. */
  shown: PodDetail;
  /** The name's next life, once that has begun. */
  next?: PodDetail;
  /** There is no pod of this name now. */
  isGone: boolean;
}

/**
 * What is seen after news: a life that is looked at stays on the screen as it was last known when its pod goes or another takes its name.
 * Undefined while there never was one. The same object when nothing is new.
 */
export function seePod(seen: SeenPod | undefined, now: PodDetail | undefined): SeenPod | undefined {
  if (!seen) return now && { shown: now, isGone: false };
  if (!now) return seen.isGone && !seen.next ? seen : { shown: seen.shown, isGone: true };
  if (now.uid !== seen.shown.uid) return seen.next === now && !seen.isGone ? seen : { shown: seen.shown, next: now, isGone: false };
  return seen.shown === now && !seen.isGone && !seen.next ? seen : { shown: now, isGone: false };
}
