import type { Cluster } from "../cluster/cluster.ts";
import { behaviourOf, type Gates } from "../controllers/release.ts";
import type { ForecastBasis } from "../protocol/forecast-basis.ts";
import type { SetAddress } from "../protocol/set-address.ts";
import { defaultPodTimes, defaultStopMs } from "../simulation/forecast-defaults.ts";
import type { ForecastSet, PodTimes } from "../simulation/forecast-request.ts";
import { nearestRelease } from "../simulation/nearest-release.ts";
import { setFromRecord } from "../simulation/set-from-record.ts";
import { ordinalOf } from "../statefulset/board/join-board.ts";
import { isReady, type Pod } from "../statefulset/objects/pod.ts";
import type { StatefulSet } from "../statefulset/objects/stateful-set.ts";
import { type MeasuredTimes, measureTimes } from "../statefulset/rollout/measure-times.ts";
import type { RolloutRecorder } from "./rollout/rollout-recorder.ts";
import { setAbsence } from "./set-absence.ts";

interface BasisSources {
  cluster: Cluster;
  recorder: Pick<RolloutRecorder, "starts">;
}

/** What a forecast of a live set begins with, from what is watched; fetches nothing. Throws AppError (not_found, forbidden; invalid: too large). */
export function forecastBasis({ cluster, recorder }: BasisSources, { namespace, name }: SetAddress): ForecastBasis {
  const record = cluster.cache.find("statefulsets", namespace, name);
  if (!record) throw setAbsence(cluster, namespace, name);
  const pods = podsOf(record, cluster.cache.inNamespace("pods", namespace));
  const arePodsDark = cluster.cache.isForbidden("pods", namespace);
  const set = setFromRecord(record, arePodsDark ? [] : notReadyOf(record, pods));
  const measured = measureTimes([...pods.values()], recorder.starts(record.uid));
  const { release, note } = nearestRelease(cluster.version);
  return {
    uid: record.uid,
    generation: record.generation,
    set,
    ...timesOf(set, measured),
    release,
    gates: gatesOf(record, behaviourOf({ release }).maxUnavailable),
    ...(cluster.version !== undefined && { serverVersion: cluster.version }),
    notes: [
      ...(note === undefined ? [] : [note]),
      ...(arePodsDark ? ["Pods may not be listed here: all are taken to be ready, and nothing of them is measured."] : []),
      ...(isRollingOut(record) ? ["An update goes on: the forecast begins as if it were done, with all pods at one revision."] : []),
    ],
  };
}

function podsOf(set: StatefulSet, pods: Iterable<Pod>): Map<number, Pod> {
  const own = new Map<number, Pod>();
  for (const pod of pods) {
    const ordinal = ordinalOf(pod, set);
    if (ordinal !== undefined) own.set(ordinal, pod);
  }
  return own;
}

function notReadyOf({ start, replicas }: StatefulSet, pods: ReadonlyMap<number, Pod>): number[] {
  return Array.from({ length: replicas }, (_, index) => start + index).filter((ordinal) => {
    const pod = pods.get(ordinal);
    return !pod || pod.deletedAt !== undefined || !isReady(pod);
  });
}

/** A server whose gate is off drops the field: a set that has it is on one whose gate is on. */
function gatesOf({ updateStrategy }: StatefulSet, isOnByDefault: boolean): Gates {
  return updateStrategy.maxUnavailable !== undefined && !isOnByDefault ? { MaxUnavailableStatefulSet: true } : {};
}

function isRollingOut({ status }: StatefulSet): boolean {
  return status.updateRevision !== undefined && status.updateRevision !== status.currentRevision;
}

function timesOf(set: ForecastSet, { how, start, ready, stop }: MeasuredTimes): Pick<ForecastBasis, "pod" | "times"> {
  const usual = defaultPodTimes(set);
  const isMeasured = how !== undefined && start !== undefined && ready !== undefined;
  const pod: PodTimes = {
    start: isMeasured ? { ms: start.ms, spreadMs: start.spreadMs } : usual.start,
    ready: isMeasured ? { ms: ready.ms, spreadMs: ready.spreadMs } : usual.ready,
    stop: stop ? { ms: stop.ms, spreadMs: stop.spreadMs } : { ms: defaultStopMs(set.graceSeconds), spreadMs: 0 },
    source: isMeasured ? { kind: "measured", of: start.of } : { kind: "given" },
  };
  const starts = isMeasured ? how : "assumed";
  const of = isMeasured ? start.of : 0;
  const about = `${startsWords[starts](of)}; ${stop ? `stops: measured on ${counted(stop.of, "stop")}` : "how long they take to stop is assumed"}.`;
  return { pod, times: { starts, of, stops: stop ? "watched" : "assumed", stopsOf: stop?.of ?? 0, about } };
}

const startsWords: Readonly<Record<ForecastBasis["times"]["starts"], (of: number) => string>> = {
  watched: (of) => `Measured on ${counted(of, "start")} of this set's pods that were watched`,
  timestamps: (of) => `Measured on ${counted(of, "start")} of this set's pods, by their timestamps in whole seconds`,
  assumed: () => "No start of this set's pods is known: start and ready are assumed",
};

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
