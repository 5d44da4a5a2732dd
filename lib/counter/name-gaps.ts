import { toTimestamp } from "../clock.ts";
import type { DnsGap } from "../statefulset/board/board.ts";
import type { Life } from "./contract.ts";
import { QUICK_NAME_MS, QUICK_NAMES_FOR_MS, QUICK_NAMES_PER_SECOND, WATCHED_MS } from "./limits.ts";

interface Gap {
  /** The life that the name does not lead to. */
  uid: string;
  since: number;
  /** When it was seen missing last. */
  missedAt: number;
  /** The pod is gone and no next one is known: missing whether somebody asks or not. */
  isPodGone: boolean;
  view: DnsGap;
}

interface Name {
  /** The life that the name led to last, and when. */
  uid: string;
  foundAt: number;
  /** The last time that it did not lead to its pod; without `until` in its view it lasts. */
  gap?: Gap;
}

/**
 * For how long names did not lead to their pods: from the moment that the pod was gone, or that DNS had no record or another address, until DNS
 * first answered with the (next) pod's own. Nothing is claimed of a name before it was seen to lead to a pod, nor of what nobody looked at: then a
 * gap is only known to be at least so long. Bounded: the name touched longest ago is forgotten.
 */
export class NameGaps {
  readonly #max: number;
  readonly #names = new Map<string, Name>();
  /** Names that are missing since lately, in the order of the beginning: those that are asked more often. */
  readonly #quick = new Map<string, number>();

  constructor(max: number) {
    this.#max = max;
  }

  /** DNS answered with the address of that very pod. */
  found({ setUid, podName, podUid }: Life, at: number): void {
    const key = `${setUid}/${podName}`;
    const gap = this.#names.get(key)?.gap;
    const closed = gap && gap.view.until === undefined ? close(gap, at) : gap;
    this.#names.delete(key);
    this.#names.set(key, { uid: podUid, foundAt: at, ...(closed === undefined ? {} : { gap: closed }) });
    this.#quick.delete(key);
    const [oldest] = this.#names.keys();
    if (this.#names.size > this.#max && oldest !== undefined) this.#names.delete(oldest);
  }

  /** DNS has no record of the name, or another address than that pod's, or that pod has none yet. */
  missing({ setUid, podName, podUid }: Life, at: number): void {
    const key = `${setUid}/${podName}`;
    const name = this.#names.get(key);
    if (!name) return;
    const gap = openGapOf(name);
    if (gap && (gap.isPodGone || at - gap.missedAt <= WATCHED_MS)) {
      name.gap = { ...gap, uid: podUid, missedAt: at, isPodGone: false };
      return;
    }
    this.#open(key, name, { uid: podUid, isPodGone: false, at, before: gap ? undefined : name.foundAt });
  }

  /** The pod is gone, as the cluster says: from now on no answer can lead to it. */
  gone({ setUid, podName, podUid }: Life, at: number): void {
    const key = `${setUid}/${podName}`;
    const name = this.#names.get(key);
    if (!name) return;
    const gap = openGapOf(name);
    if (gap?.uid === podUid && (gap.isPodGone || at - gap.missedAt <= WATCHED_MS)) {
      name.gap = { ...gap, missedAt: at, isPodGone: true };
      return;
    }
    const wasWatched = !gap && name.uid === podUid && at - name.foundAt <= WATCHED_MS;
    this.#open(key, name, { uid: podUid, isPodGone: true, at, before: wasWatched ? at : undefined });
  }

  /** The name's next pod has come: missing until now, whoever looked; from now on somebody has to look to know. */
  came({ setUid, podName, podUid }: Life, at: number): void {
    const name = this.#names.get(`${setUid}/${podName}`);
    const gap = name && openGapOf(name);
    if (name && gap?.isPodGone) name.gap = { ...gap, uid: podUid, missedAt: at, isPodGone: false };
  }

  /** The name's last gap, or the one that is known to last; the same object until something of it changes. */
  of(setUid: string, podName: string, now: number): DnsGap | undefined {
    const gap = this.#names.get(`${setUid}/${podName}`)?.gap;
    if (!gap || gap.view.until !== undefined) return gap?.view;
    return gap.isPodGone || now - gap.missedAt <= WATCHED_MS ? gap.view : undefined;
  }

  /** How often the name is to be asked, other than usual: while it is missing since lately. The more of them there are, the slower. */
  quickPeriodMs(setUid: string, podName: string, now: number): number | undefined {
    for (const [key, since] of this.#quick) {
      if (now - since <= QUICK_NAMES_FOR_MS) break;
      this.#quick.delete(key);
    }
    if (!this.#quick.has(`${setUid}/${podName}`)) return undefined;
    return Math.max(QUICK_NAME_MS, (this.#quick.size * 1_000) / QUICK_NAMES_PER_SECOND);
  }

  /** `before`: when it was last seen to be right; undefined: nobody knows. */
  #open(
    key: string,
    name: Name,
    { uid, isPodGone, at, before }: Pick<Gap, "uid" | "isPodGone"> & { at: number; before?: number | undefined },
  ): void {
    const isWatched = before !== undefined && at - before <= WATCHED_MS;
    const view = { since: toTimestamp(at), withinMs: isWatched ? at - before : 0, ...(isWatched ? {} : { isAtLeast: true }) };
    name.gap = { uid, isPodGone, since: at, missedAt: at, view };
    this.#quick.delete(key);
    this.#quick.set(key, at);
  }
}

function openGapOf({ gap }: Name): Gap | undefined {
  return gap?.view.until === undefined ? gap : undefined;
}

/** A gap that ended while nobody looked is known to have lasted until it was last seen; one that was never seen is not known to have been. */
function close(gap: Gap, at: number): Gap | undefined {
  const { since, missedAt, view } = gap;
  if (at - missedAt <= WATCHED_MS) {
    return {
      ...gap,
      view: { ...view, until: toTimestamp(at), ms: Math.max(0, at - since), withinMs: Math.max(view.withinMs, at - missedAt) },
    };
  }
  if (missedAt === since) return undefined;
  return { ...gap, view: { ...view, until: toTimestamp(missedAt), ms: missedAt - since, isAtLeast: true } };
}
