import { type Action, targetOf } from "../action.ts";
import type { WireTaint } from "../objects/cluster-objects.ts";
import { isTerminal, isTerminating, type WirePod } from "../objects/pod.ts";
import { tolerates, tolerationsOf } from "../scheduling/tolerations.ts";
import type { WaitingFor } from "../waiting-for.ts";
import { toWireTime } from "../wire-time.ts";

/** What the taint eviction controller sees of one pod: the taints of its node, and since when each of them counts for it. */
export interface TaintedPod {
  pod: WirePod;
  taints: readonly WireTaint[];
  /** When the taints were first seen on the node of that pod. */
  since: number;
}

export interface TaintDecision {
  actions: Action[];
  /** The eviction that is coming, if one is. */
  waitingFor: WaitingFor[];
  lookAgainAfterMs?: number;
}

/**
 * Whether a pod goes for a NoExecute taint of its node (taint_eviction.go processPodOnNode): at once when it does not tolerate one, else when the shortest time for which it does is over. It is deleted as anybody would delete
 * it, with its grace: on a lost node nobody ends it, and it stays Terminating.
 */
export function decideTaintEviction({ pod, taints, since }: TaintedPod, now: number): TaintDecision {
  const executing = taints.filter(({ effect }) => effect === "NoExecute");
  if (executing.length === 0 || isTerminating(pod) || isTerminal(pod)) return { actions: [], waitingFor: [] };
  const matching = executing.map((taint) => tolerationsOf(pod).filter((toleration) => tolerates(toleration, taint)));
  const seconds = matching.flat().flatMap(({ tolerationSeconds }) => tolerationSeconds ?? []);
  const isTolerated = matching.every((tolerations) => tolerations.length > 0);
  if (isTolerated && seconds.length === 0) return { actions: [], waitingFor: [] };
  const waitMs = isTolerated ? since + Math.max(0, Math.min(...seconds)) * 1000 - now : 0;
  if (waitMs <= 0) return { actions: evict(pod, now), waitingFor: [] };
  const message = `Evicted in ${Math.ceil(waitMs / 1000)} s for taint ${executing.map(({ key }) => key).join(", ")}`;
  return {
    actions: [],
    waitingFor: [{ rule: "toleration", pod: pod.metadata.name, since: toWireTime(since), message }],
    lookAgainAfterMs: waitMs,
  };
}

function evict(pod: WirePod, now: number): Action[] {
  const { namespace, name } = pod.metadata;
  const condition = {
    type: "DisruptionTarget",
    status: "True",
    reason: "DeletionByTaintManager",
    message: "Taint manager: deleting due to NoExecute taint",
    lastProbeTime: null,
    lastTransitionTime: toWireTime(now),
  } as const;
  const others = (pod.status?.conditions ?? []).filter(({ type }) => type !== condition.type);
  const marked = { ...pod, status: { ...pod.status, conditions: [...others, condition] } };
  const told = { type: "Normal", reason: "TaintManagerEviction", message: `Marking for deletion Pod ${namespace}/${name}` } as const;
  return [
    { do: "tell", announcement: told },
    { do: "update", resource: "pods", object: marked },
    { do: "delete", ...targetOf("pods", pod) },
  ];
}
