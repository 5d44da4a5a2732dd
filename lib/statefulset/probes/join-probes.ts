import type { Board, Slot } from "../board/board.ts";
import type { CounterConfig } from "../counter-config.ts";
import type { ClusterEvent } from "../objects/event.ts";
import type { Container, Pod } from "../objects/pod.ts";
import { type Probe, type ProbeKind, probeKinds } from "../objects/probe.ts";
import type { StatefulSet, TemplateContainer } from "../objects/stateful-set.ts";
import { probeFailures } from "./probe-failures.ts";
import { probeHazards } from "./probe-hazards.ts";
import { probeTimeline } from "./probe-timeline.ts";
import { probeWords } from "./probe-words.ts";
import type { ContainerResult, PodResults, ProbedContainer, ProbesView, ProbeView } from "./probes-view.ts";

export interface ProbesInput {
  set: StatefulSet;
  board: Board;
  config: CounterConfig;
  /** The set's own pod of that uid. */
  findPod: (name: string) => Pod | undefined;
  /** Events of pods of the set's namespace. */
  events: Iterable<ClusterEvent>;
}

/** The probes of the set's template, what they would do, and what has come of them in each pod. */
export function joinProbes({ set, board, config, findPod, events }: ProbesInput): ProbesView {
  const told = byUid(events);
  const eventsOf = (pod: Pod) => told.get(pod.uid) ?? [];
  const pods: Pod[] = [];
  const results: Record<string, PodResults> = {};
  for (const slot of Object.values(board.slots)) {
    const found = slot.pod && findPod(slot.podName);
    const pod = found?.uid === slot.pod?.uid ? found : undefined;
    if (pod) pods.push(pod);
    if (pod || slot.place === "in-range") results[slot.ordinal] = resultsOf(slot, pod, pod ? eventsOf(pod) : [], set);
  }
  return {
    containers: [
      ...(set.sidecars ?? []).map((container) => toProbed(container, "sidecar", set, config)),
      ...set.containers.map((container) => toProbed(container, "app", set, config)),
    ],
    pods: results,
    hazards: probeHazards({ set, pods, eventsOf }),
    publishesNotReady: board.service?.publishNotReadyAddresses === true,
  };
}

function byUid(events: Iterable<ClusterEvent>): ReadonlyMap<string, readonly ClusterEvent[]> {
  const lists = new Map<string, ClusterEvent[]>();
  for (const event of events) {
    const { uid } = event.about;
    if (uid === undefined) continue;
    const list = lists.get(uid);
    if (list) list.push(event);
    else lists.set(uid, [event]);
  }
  return lists;
}

function toProbed(container: TemplateContainer, role: "app" | "sidecar", set: StatefulSet, config: CounterConfig): ProbedContainer {
  const { name, probes = {} } = container;
  return {
    name,
    role,
    probes: probeKinds.flatMap((kind) => {
      const probe = probes[kind];
      return probe ? [toProbeView(kind, probe, container, config)] : [];
    }),
    timeline: probeTimeline({ probes, graceSeconds: set.gracePeriodSeconds ?? 30, minReadySeconds: set.minReadySeconds }),
  };
}

function toProbeView(kind: ProbeKind, probe: Probe, container: TemplateContainer, config: CounterConfig): ProbeView {
  const { handler, periodSeconds } = probe;
  const asksCounter =
    handler.how === "http-get" &&
    handler.path === config.path &&
    (config.port === undefined || portNumber(handler.port, container) === portNumber(config.port, container));
  return { kind, words: probeWords(probe), periodSeconds, isHttp: handler.how === "http-get", asksCounter };
}

function portNumber(port: number | string, { ports }: TemplateContainer): number | string {
  return ports.find(({ name }) => name === port)?.port ?? port;
}

function resultsOf(slot: Slot, pod: Pod | undefined, events: readonly ClusterEvent[], set: StatefulSet): PodResults {
  const { ordinal, podName, state, hue, fill } = slot;
  return {
    ordinal,
    podName,
    ...(pod ? { uid: pod.uid } : {}),
    state,
    hue,
    fill,
    isOther: slot.pod !== undefined && slot.pod.revision !== set.status.updateRevision,
    containers: pod?.containers.filter(({ role }) => role !== "init").map((container) => resultOf(container, events)) ?? [],
  };
}

function resultOf({ name, ready, started, restarts, state, last }: Container, events: readonly ClusterEvent[]): ContainerResult {
  return {
    name,
    ready,
    ...(started === undefined ? {} : { started }),
    restarts,
    ...(state === undefined ? {} : { state }),
    ...(last === undefined ? {} : { last }),
    failures: probeFailures(events, name),
  };
}
