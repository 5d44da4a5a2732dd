import type { Cluster } from "../cluster/cluster.ts";
import type { Prober, ProbeTarget } from "../counter/contract.ts";
import type { Memo } from "../memo.ts";
import type { Board, Slot } from "../statefulset/board/board.ts";
import { fleetCountersMax } from "../statefulset/board/fleet.ts";
import { joinBoard, ordinalOf } from "../statefulset/board/join-board.ts";
import { parseCounterConfig } from "../statefulset/counter-config.ts";
import { declaredAddresses } from "../statefulset/governing-service.ts";
import type { EndpointSlice } from "../statefulset/objects/endpoint-slice.ts";
import type { Pod } from "../statefulset/objects/pod.ts";
import type { StatefulSet } from "../statefulset/objects/stateful-set.ts";
import { isInRange } from "../statefulset/ordinal.ts";
import type { ClaimIndex } from "./claim-index.ts";
import { darkColumns } from "./dark-columns.ts";
import type { LifeRecorder } from "./life-recorder.ts";
import { probeTarget } from "./probe-targets.ts";

/** What was made of a board in view the last time; kept as long as it is in view. */
export interface BoardMemo {
  slots: Memo<number, Slot>;
  targets: Memo<string, ProbeTarget | undefined>;
}

export interface SetSources {
  cluster: Cluster;
  prober: Prober;
  claims: ClaimIndex;
  lives: LifeRecorder;
}

/** A set as it is now: its board, and how its pods would be asked. */
export interface SetReading {
  set: StatefulSet;
  board: Board;
  /** By pod uid. */
  targets: (closeness: ProbeTarget["closeness"]) => Map<string, ProbeTarget>;
}

/** Gathers what one set's board is made of and joins it; undefined when there is no such set. Fetches nothing. */
export function readSet(sources: SetSources, namespace: string, name: string, memo?: BoardMemo): SetReading | undefined {
  const { cluster, prober, claims, lives } = sources;
  const { cache } = cluster;
  const set = cache.find("statefulsets", namespace, name);
  if (!set) return undefined;
  const pods = [...cache.inNamespace("pods", namespace)];
  const slices = slicesOf(set, cache.inNamespace("endpointslices", namespace));
  const config = parseCounterConfig(set.templateAnnotations);
  const board = joinBoard({
    set,
    pods,
    findClaim: (claim) => cache.find("persistentvolumeclaims", namespace, claim),
    claimOrdinals: claims.ordinalsOf(namespace, name, set.claimTemplates),
    findVolume: (volume) => cache.find("persistentvolumes", "", volume),
    service: set.serviceName === "" ? undefined : cache.find("services", namespace, set.serviceName),
    slices,
    config,
    names: prober.names(),
    life: (podName) => lives.story(set.uid, podName),
    counter: (podUid) => prober.counter(podUid),
    before: (podName, podUid) => prober.before(set.uid, podName, podUid ?? ""),
    dns: (podUid) => prober.dns(podUid),
    gap: (podName) => prober.gap(set.uid, podName),
    readingVersion: (podUid) => prober.version(podUid),
    memo: memo?.slots,
    dark: darkColumns(cache, namespace, cluster.user),
  });
  const targets = (closeness: ProbeTarget["closeness"]) => {
    const wanted = new Map<string, ProbeTarget>();
    const shared = JSON.stringify([set.serviceName, board.service, board.dark, config]);
    for (const pod of podsToAsk(set, pods, closeness)) {
      const make = () => probeTarget(pod, set, slices, board, config, closeness);
      const inputs = [shared, pod, closeness, ...declaredAddresses(pod.name, slices)];
      const target = memo ? memo.targets.take(pod.uid, inputs, make) : make();
      if (target) wanted.set(pod.uid, target);
    }
    memo?.targets.endRound();
    return wanted;
  };
  return { set, board, targets };
}

function slicesOf(set: StatefulSet, slices: Iterable<EndpointSlice>): EndpointSlice[] {
  return [...slices].filter((slice) => slice.serviceName === set.serviceName);
}

/** A board asks all of its pods; the fleet only those whose counters it has room to show. */
function* podsToAsk(set: StatefulSet, pods: readonly Pod[], closeness: ProbeTarget["closeness"]): Iterable<Pod> {
  for (const pod of pods) {
    const ordinal = ordinalOf(pod, set);
    if (ordinal === undefined) continue;
    if (closeness === "board" || (isInRange(ordinal, set) && ordinal < set.start + fleetCountersMax)) yield pod;
  }
}
