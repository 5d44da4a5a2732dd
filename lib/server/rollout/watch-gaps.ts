import type { KindStatus } from "../../cluster/kind-status.ts";
import type { Unwatched } from "../../timeline/recording/rollout-record.ts";

/** Times without a watch that are kept; the oldest go. */
const gapsMax = 100;
/** So long after the watch is back, what is heard may still be of the time without it: a resumed watch tells first what it has missed. */
const catchingUpMs = 2_000;
/** A shorter break misses nothing that a person could see. */
const noticedMs = 1_000;

/** Since when pods are watched, and when they were not. Times are by the cluster's clock. */
export class WatchGaps {
  readonly gaps = new Map<number, Unwatched>();
  #number = 0;
  #watchedFrom: number | undefined;

  /** Since when pods are watched; undefined while they never were. */
  get watchedFrom(): number | undefined {
    return this.#watchedFrom;
  }

  /** Hears how the watch of pods stands. `aheadMs`: how far the cluster's clock is ahead. */
  hear({ phase, asOf, forbiddenIn }: KindStatus, now: number, aheadMs: number): void {
    const isWatched = phase === "live" || forbiddenIn !== undefined;
    if (isWatched) this.#watchedFrom ??= now;
    const [number, gap] = [...this.gaps].at(-1) ?? [];
    const isOpen = gap !== undefined && gap.to === undefined;
    if (isWatched && isOpen && number !== undefined) {
      if (now - gap.from < noticedMs) this.gaps.delete(number);
      else this.gaps.set(number, { from: gap.from, to: now });
    }
    if (isWatched || isOpen || this.#watchedFrom === undefined) return;
    this.gaps.set(this.#number++, { from: asOf === undefined ? now : Math.min(now, asOf + aheadMs) });
    for (const key of this.gaps.keys()) if (this.gaps.size > gapsMax) this.gaps.delete(key);
  }

  /** Since when nobody watched, where what is heard now may be of such a time. */
  unwatchedFrom(now: number): number | undefined {
    const gap = [...this.gaps.values()].at(-1);
    if (!gap) return undefined;
    return gap.to === undefined || now - gap.to < catchingUpMs ? gap.from : undefined;
  }
}
