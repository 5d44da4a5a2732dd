import type { Clock } from "../../clock.ts";
import type { CacheChange, Cluster } from "../../cluster/cluster.ts";
import type { ActionRequest } from "../../protocol/actions/action-request.ts";
import type { Slot } from "../../statefulset/board/board.ts";
import type { Kind } from "../../statefulset/objects/kinds.ts";
import { controllerOf, type Meta } from "../../statefulset/objects/meta.ts";
import type { Pod } from "../../statefulset/objects/pod.ts";
import type { StatefulSet } from "../../statefulset/objects/stateful-set.ts";
import { parseOrdinal } from "../../statefulset/ordinal.ts";
import { nameGapMarks } from "../../timeline/recording/name-gap-marks.ts";
import { toMs } from "../../timeline/recording/pod-look.ts";
import { endingSince } from "../../timeline/recording/pod-moments.ts";
import { recordGone, recordPod } from "../../timeline/recording/record-pod.ts";
import { type RecordedLife, recordedLives } from "../../timeline/recording/recorded-lives.ts";
import type { RolloutRecord } from "../../timeline/recording/rollout-record.ts";
import { SetRecord } from "../../timeline/recording/set-record.ts";
import { specStep } from "../../timeline/recording/spec-step.ts";
import { actionMark } from "./action-mark.ts";
import { ClusterNow } from "./cluster-now.ts";
import { SideMarks } from "./side-marks.ts";
import { WatchGaps } from "./watch-gaps.ts";

/** Transitions and marks of all sets together, at a few hundred bytes each; beyond it the set whose oldest is the oldest gives it up. */
const entriesMax = 100_000;
/** Lives that a measurement looks back at. */
const livesMax = 20;

export interface RolloutRecorderOptions {
  clock: Clock;
  /** The cluster's time where it is not ours, as a lab's that runs faster. */
  time?: Pick<Clock, "now"> | undefined;
  cluster: Pick<Cluster, "cache" | "aheadMs">;
}

/**
 * Writes down what happens to every StatefulSet, whether anybody looks or not: what each pod does, what is asked of the set, what comes of claims, names
 * and probes. Fed with every change of the cache. In memory, bounded, since the explorer started; the time before is put together from timestamps and
 * Events. Made for each cluster that is chosen, gone with it.
 */
export class RolloutRecorder {
  readonly #options: RolloutRecorderOptions;
  readonly #time: ClusterNow;
  /** By the set's uid. */
  readonly #records = new Map<string, SetRecord>();
  readonly #gaps = new WatchGaps();
  readonly #marks: SideMarks;
  /** What was said to be gone, until it is known that it was not merely lost from sight with the right to see it. */
  #gone: { change: Extract<CacheChange, { type: "deleted" }>; now: number }[] = [];
  #entries = 0;

  constructor(options: RolloutRecorderOptions) {
    this.#options = options;
    this.#time = new ClusterNow(options.clock, options.cluster, options.time);
    this.#marks = new SideMarks(options.cluster.cache, (set, key, mark) =>
      this.#count(this.#recordOf(set.uid), (record) => record.mark(key, mark)),
    );
  }

  /** Takes in one change of the cache. */
  observe(change: CacheChange): void {
    if (change.type === "status") {
      this.#hearStatus(change.kind, this.#time.now());
      return;
    }
    this.#time.hear(toMs(change.object.createdAt));
    if (change.kind === "pods") this.#time.hear(endingSince(change.object));
    const now = this.#time.now();
    if (change.type === "deleted") {
      this.#gone.push({ change, now });
      return;
    }
    this.#settleGone();
    if (change.kind === "pods") this.#observePod(change.object, now);
    else if (change.kind === "statefulsets") this.#recordOf(change.object.uid).note(specStep(change.object, now));
    else this.#marks.observe(change, now);
  }

  /** What is recorded of a set, as the stream sends it. */
  recordOf(set: Pick<StatefulSet, "uid" | "name">): RolloutRecord {
    this.#settleGone();
    return this.#recordOf(set.uid).toRecord(set.name, this.#gaps.watchedFrom ?? this.#time.now(), this.#gaps.gaps);
  }

  /** Notes for how long names did not lead to their pods, as DNS was seen to answer. */
  noteNames(setUid: string, slots: Iterable<Pick<Slot, "ordinal" | "dns">>): void {
    for (const { ordinal, dns } of slots) {
      if (dns.gap === undefined) continue;
      for (const [key, mark] of nameGapMarks(ordinal, dns.gap, this.#time.aheadMs))
        this.#count(this.#recordOf(setUid), (record) => record.mark(key, mark));
    }
  }

  /** Notes what a person had done through the explorer. */
  noteAction(setUid: string, request: ActionRequest, user: string | undefined): void {
    const mark = actionMark(request, user, this.#time.now());
    this.#count(this.#recordOf(setUid), (record) => record.mark(`action:${request.key}`, mark));
  }

  /** How long the last recorded lives of the set's pods took: to start, to become ready, to stop. */
  starts(setUid: string): readonly RecordedLife[] {
    this.#settleGone();
    const record = this.#records.get(setUid);
    return record ? recordedLives(record.transitions, livesMax) : [];
  }

  #hearStatus(kind: Kind, now: number): void {
    const { cache } = this.#options.cluster;
    // Where they may not be listed any more, the cache forgets them all; that is not their end.
    const isLost = ({ namespace }: Meta) => cache.isForbidden(kind, namespace) || cache.status(kind).phase === "gone";
    this.#gone = this.#gone.filter(({ change }) => change.kind !== kind || !isLost(change.object));
    if (kind === "pods") this.#gaps.hear(cache.status("pods"), now, this.#time.aheadMs);
    this.#settleGone();
    this.#marks.hearStatus(now);
  }

  #observePod(pod: Pod, now: number): void {
    const place = this.#placeOf(pod);
    if (!place) return;
    const { record, ordinal } = place;
    const isUnwatched = this.#gaps.unwatchedFrom(now) !== undefined;
    this.#count(record, () => record.write(ordinal, recordPod(record.trackOf(ordinal), ordinal, pod, now, isUnwatched)));
  }

  #settleGone(): void {
    if (this.#gone.length === 0) return;
    const gone = this.#gone;
    this.#gone = [];
    for (const { change, now } of gone) {
      if (change.kind === "pods") this.#settlePod(change.object, now);
      else if (change.kind === "statefulsets") this.#forget(change.object.uid);
      else this.#marks.observe(change, now);
    }
  }

  #settlePod(pod: Pod, now: number): void {
    const place = this.#placeOf(pod);
    const track = place?.record.trackOf(place.ordinal);
    if (!place || track?.uid !== pod.uid) return;
    const { record, ordinal } = place;
    this.#count(record, () => record.write(ordinal, recordGone(track, now, this.#gaps.unwatchedFrom(now))));
  }

  #forget(setUid: string): void {
    this.#entries -= this.#records.get(setUid)?.size ?? 0;
    this.#records.delete(setUid);
  }

  /** Where a pod belongs, by its controller; a pod of a set that is known to be gone belongs nowhere. */
  #placeOf(pod: Pod): { record: SetRecord; ordinal: number } | undefined {
    const owner = controllerOf(pod);
    if (owner?.kind !== "StatefulSet") return undefined;
    const parsed = parseOrdinal(pod.name);
    if (parsed?.parent !== owner.name) return undefined;
    const { cache } = this.#options.cluster;
    const areSetsKnown = cache.status("statefulsets").phase === "live";
    if (areSetsKnown && !this.#records.has(owner.uid) && cache.find("statefulsets", pod.namespace, owner.name)?.uid !== owner.uid)
      return undefined;
    return { record: this.#recordOf(owner.uid), ordinal: parsed.ordinal };
  }

  #recordOf(setUid: string): SetRecord {
    const known = this.#records.get(setUid);
    if (known) return known;
    const record = new SetRecord();
    this.#records.set(setUid, record);
    return record;
  }

  /** Has something written down, and makes room where it was too much. */
  #count(record: SetRecord, write: (record: SetRecord) => void): void {
    const before = record.size;
    write(record);
    this.#entries += record.size - before;
    while (this.#entries > entriesMax) {
      let oldest = record;
      for (const one of this.#records.values()) if (one.oldestAt < oldest.oldestAt) oldest = one;
      const size = oldest.size;
      oldest.dropOldest();
      this.#entries -= size - oldest.size;
      if (oldest.size === size) return;
    }
  }
}
