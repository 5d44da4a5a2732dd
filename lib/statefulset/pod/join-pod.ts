import { foldEvents } from "../events/fold-events.ts";
import type { ClusterNode } from "../objects/cluster-node.ts";
import type { ClusterEvent } from "../objects/event.ts";
import type { Pod, Toleration } from "../objects/pod.ts";
import type { StatefulSet } from "../objects/stateful-set.ts";
import { podState } from "../pod-state.ts";
import { containerOf } from "../probes/probe-failures.ts";
import { revisionHue } from "../revision-hue.ts";
import { type Ending, type NodeOfPod, type PodDetail, type PodEvent, podEventsMax, type Scheduling } from "./pod-detail.ts";
import { schedulerWords } from "./scheduler-words.ts";

export interface PodInput {
  set: Pick<StatefulSet, "status">;
  pod: Pod;
  ordinal: number;
  /** Of the pod's node; undefined when there is none of that name, or it may not be looked at. */
  node: ClusterNode | undefined;
  mayListNodes: boolean;
  /** Events about pods of this name, of this life or another. */
  events: Iterable<ClusterEvent>;
}

/** All that is known of one life of a pod. */
export function joinPod(input: PodInput): PodDetail {
  const { set, pod, ordinal } = input;
  const { state, fill, reason } = podState(pod);
  const revision = pod.labels["controller-revision-hash"];
  const node = nodeOf(input);
  const ending = endingOf(pod);
  const told = [...input.events].filter(({ about }) => about.uid === pod.uid);
  const events = foldEvents(told).sort((a, b) => Date.parse(b.lastAt) - Date.parse(a.lastAt) || (a.uid < b.uid ? -1 : 1));
  return {
    name: pod.name,
    ordinal,
    uid: pod.uid,
    phase: pod.phase,
    ...(pod.reason === undefined ? {} : { reason: pod.reason }),
    ...(pod.message === undefined ? {} : { message: pod.message }),
    createdAt: pod.createdAt,
    state,
    fill,
    ...(reason === undefined ? {} : { stateReason: reason }),
    hue: revisionHue(revision, set.status),
    ...(revision === undefined ? {} : { revision }),
    ips: [...(pod.ip === undefined ? [] : [pod.ip]), ...(pod.otherIps ?? [])],
    ...(pod.qos === undefined ? {} : { qos: pod.qos }),
    priority: pod.priority ?? 0,
    ...(pod.priorityClass === undefined ? {} : { priorityClass: pod.priorityClass }),
    tolerations: (pod.tolerations ?? []).filter((toleration) => !isUsual(toleration)),
    graceSeconds: pod.graceSeconds ?? 30,
    ...(node === undefined ? {} : { node }),
    containers: pod.containers,
    conditions: pod.conditions,
    claims: pod.claims,
    scheduling: schedulingOf(pod),
    ...(ending === undefined ? {} : { ending }),
    events: Object.fromEntries(events.slice(0, podEventsMax).map((event) => [event.uid, toPodEvent(event)])),
    eventsCut: events.length > podEventsMax,
  };
}

const notReadyTaint = "node.kubernetes.io/not-ready";
const unreachableTaint = "node.kubernetes.io/unreachable";

/** One of the two that admission gives to every pod (DefaultTolerationSeconds). */
function isUsual({ key, operator, effect, seconds }: Toleration): boolean {
  return (key === notReadyTaint || key === unreachableTaint) && operator === "Exists" && effect === "NoExecute" && seconds === 300;
}

function nodeOf({ pod, node, mayListNodes }: PodInput): NodeOfPod | undefined {
  const { nodeName: name } = pod;
  if (name === undefined) return undefined;
  if (!mayListNodes) return { name };
  if (!node) return { name, isMissing: true };
  const bearing = (pod.tolerations ?? []).filter(
    ({ key, effect }) =>
      (key === undefined || key === notReadyTaint || key === unreachableTaint) && (effect ?? "NoExecute") === "NoExecute",
  );
  const seconds = bearing.some((toleration) => toleration.seconds === undefined)
    ? undefined
    : Math.max(0, ...bearing.map((toleration) => toleration.seconds ?? 0));
  return {
    name,
    ready: node.ready,
    ...(node.readyChangedAt === undefined ? {} : { changedAt: node.readyChangedAt }),
    ...(node.unschedulable ? { isUnschedulable: true } : {}),
    ...(node.ready || seconds === undefined ? {} : { evictsAfterSeconds: seconds }),
  };
}

/** deletionTimestamp is when the grace is over: the grace is part of it already (registry/rest/delete.go BeforeDelete). */
function endingOf({ deletedAt, deletionGraceSeconds = 0, finalizers = [] }: Pod): Ending | undefined {
  if (deletedAt === undefined) return undefined;
  const askedAt = new Date(Date.parse(deletedAt) - deletionGraceSeconds * 1_000);
  return {
    askedAt: Number.isNaN(askedAt.getTime()) ? deletedAt : askedAt.toISOString(),
    graceEndsAt: deletedAt,
    graceSeconds: deletionGraceSeconds,
    finalizers,
  };
}

function schedulingOf({ conditions, nodeName }: Pod): Scheduling {
  const condition = conditions.find(({ type }) => type === "PodScheduled");
  const at = condition?.changedAt === undefined ? {} : { at: condition.changedAt };
  if (condition?.status === "True" || nodeName !== undefined) return at;
  if (condition?.reason === "SchedulingGated") return { ...at, gate: condition.message ?? "" };
  if (condition?.message !== undefined) return { ...at, words: schedulerWords(condition.message) };
  return { isWaiting: true };
}

function toPodEvent(event: ClusterEvent): PodEvent {
  const { type, reason, message, count, firstAt, lastAt, source } = event;
  const container = containerOf(event);
  return { type, reason, message, count, firstAt, lastAt, source, ...(container === undefined ? {} : { container }) };
}
