import { isReady, type Pod } from "../../statefulset/objects/pod.ts";
import { parseOrdinal } from "../../statefulset/ordinal.ts";
import { podLook } from "../../timeline/recording/pod-look.ts";
import type { Mark, Phase, Timeline } from "../../timeline/timeline.ts";
import { SpanRecorder } from "../span-recorder.ts";

/** One thing that was seen to happen to a pod of a lane; `at` in milliseconds since the change. */
export interface ObservedMove {
  at: number;
  do: "create" | "delete";
  ordinal: number;
  revision: string;
}

/** A pod of a lane as it is now. Times are of the observer's clock. */
export interface LanePod {
  uid: string;
  name: string;
  /** In a Deployment's lane: the row that it has taken. */
  ordinal: number;
  revision: "before" | "after";
  phase: Exclude<Phase, "absent">;
  ready: boolean;
  /** It has been ready in this life. */
  wasReady: boolean;
  /** Since when it is as ready as it is. */
  since: number;
}

export interface Observed {
  timeline: Timeline;
  moves: readonly ObservedMove[];
}

/** Marks of a lane; later ones are not kept. */
const marksMax = 200;

/** One lane's pods as a watch tells of them, written down as a timeline from `begin` on. */
export class ObservedLane {
  readonly #pods = new Map<string, LanePod>();
  readonly #isDeployment: boolean;
  readonly #minReadyMs: number;
  #recorder = new SpanRecorder();
  #moves: ObservedMove[] = [];
  #marks = 0;
  #zero: number | undefined;
  /** The hash of the template before the change. */
  #before: string | undefined;

  constructor(workload: "StatefulSet" | "Deployment", minReadyMs: number) {
    this.#isDeployment = workload === "Deployment";
    this.#minReadyMs = minReadyMs;
  }

  get pods(): readonly LanePod[] {
    return [...this.#pods.values()].sort((a, b) => a.ordinal - b.ordinal);
  }

  get moves(): readonly ObservedMove[] {
    return this.#moves;
  }

  /** The change is made now: from here on it is written down. */
  begin(at: number): void {
    this.#zero = at;
    this.#recorder = new SpanRecorder();
    for (const pod of this.#pods.values()) this.#recorder.see(pod.ordinal, 0, pod.phase, pod.revision, true);
    this.mark({ at, kind: "template-changed", by: "person", text: "the template is changed" });
  }

  /** The pod is so, as was heard at `at`. */
  see(at: number, record: Pod): void {
    const known = this.#pods.get(record.uid);
    if (!known) this.#dropOthers(at, record);
    const ready = isReady(record) && record.deletedAt === undefined;
    const { phase } = podLook(record, known?.wasReady ?? false);
    const pod: LanePod = {
      uid: record.uid,
      name: record.name,
      ordinal: known?.ordinal ?? this.#placeOf(record),
      revision: known?.revision ?? this.#revisionOf(record),
      phase,
      ready,
      wasReady: ready || known?.wasReady === true,
      since: known && known.ready === ready ? known.since : at,
    };
    this.#pods.set(record.uid, pod);
    if (this.#zero === undefined) return;
    if (!known) this.#move(at, "create", pod);
    if (phase === "ending" && known?.phase !== "ending") this.#move(at, "delete", pod);
    this.#recorder.see(pod.ordinal, at - this.#zero, phase, pod.revision, !known);
  }

  /** The pod is gone, as was heard at `at`. */
  gone(at: number, { uid }: Pick<Pod, "uid">): void {
    const pod = this.#pods.get(uid);
    if (!pod) return;
    this.#pods.delete(uid);
    if (this.#zero === undefined) return;
    if (pod.phase !== "ending") this.#move(at, "delete", pod);
    this.#recorder.see(pod.ordinal, at - this.#zero, "absent", undefined);
  }

  /** Something worth a mark, heard or done at `mark.at` of the observer's clock. */
  mark(mark: Mark): void {
    if (this.#zero === undefined || this.#marks >= marksMax) return;
    this.#marks += 1;
    this.#recorder.mark({ ...mark, at: mark.at - this.#zero });
  }

  /** What was seen since `begin`, up to now. */
  observed(now: number, name: string): Observed {
    const until = Math.max(0, now - (this.#zero ?? now));
    return {
      timeline: this.#recorder.timeline(until, this.#minReadyMs, (ordinal) => (this.#isDeployment ? undefined : `${name}-${ordinal}`)),
      moves: [...this.#moves],
    };
  }

  /** A name has one pod at a time: where another one has it now, the one before is gone, though nobody said so. */
  #dropOthers(at: number, { name, uid }: Pod): void {
    for (const pod of this.#pods.values()) if (pod.name === name && pod.uid !== uid) this.gone(at, pod);
  }

  #placeOf({ name }: Pod): number {
    if (!this.#isDeployment) return parseOrdinal(name)?.ordinal ?? 0;
    const taken = new Set([...this.#pods.values()].map(({ ordinal }) => ordinal));
    for (let row = 0; ; row++) if (!taken.has(row)) return row;
  }

  #revisionOf({ labels }: Pod): "before" | "after" {
    const hash = labels[this.#isDeployment ? "pod-template-hash" : "controller-revision-hash"] ?? "";
    if (this.#zero === undefined) this.#before ??= hash;
    return hash === this.#before ? "before" : "after";
  }

  #move(at: number, what: ObservedMove["do"], { ordinal, revision }: LanePod): void {
    const since = at - (this.#zero ?? at);
    this.#moves.push({ at: since, do: what, ordinal, revision });
  }
}
