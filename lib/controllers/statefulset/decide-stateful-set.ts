import type { Action } from "../action.ts";
import { type Adoption, adopt } from "../adopt.ts";
import { selectorMatches } from "../label-selector.ts";
import type { WireClaim } from "../objects/claim.ts";
import type { WireControllerRevision } from "../objects/controller-revision.ts";
import { isTerminating, type WirePod } from "../objects/pod.ts";
import type { WireStatefulSet, WireStatefulSetStatus } from "../objects/stateful-set.ts";
import { isAvailableSince, nextAvailableInMs } from "../pod-availability.ts";
import { type Behaviour, behaviourOf } from "../release.ts";
import type { WaitingFor } from "../waiting-for.ts";
import { clearOut } from "./clear-out.ts";
import { decideRevisions } from "./decide-revisions.ts";
import { fillSlots } from "./fill-slots.ts";
import type { Plan } from "./plan.ts";
import type { PodFacts } from "./pod-facts.ts";
import { removeCondemned } from "./remove-condemned.ts";
import { rollOut } from "./roll-out.ts";
import { countPods, statusOfSet } from "./set-status.ts";
import { surplusRevisions } from "./surplus-revisions.ts";
import { SyncMemo } from "./survey.ts";

/** What the controller sees of one set's namespace: pods and revisions of all owners (orphans may be adopted), claims by name. */
export interface StatefulSetState {
  set: WireStatefulSet;
  pods: readonly WirePod[];
  claims: ReadonlyMap<string, WireClaim>;
  revisions: readonly WireControllerRevision[];
}

export interface StatefulSetDecision {
  actions: Action[];
  /** To be written after the actions, when it differs from what is there (isSameStatus). */
  status: WireStatefulSetStatus;
  /** What keeps the set from moving on, first things first; empty when it is as it should be, or acts. */
  waitingFor: WaitingFor[];
  /** Nothing will tell that a pod has become available: look again after this long. */
  lookAgainAfterMs?: number;
}

const recorded = behaviourOf();

/**
 * One sync of the StatefulSet controller (stateful_set_control.go): adopts, fills empty slots, replaces finished pods, removes condemned ones, moves a
 * rolling update on, and forgets old revisions. `behaviour`: the release and gates that are mirrored; default 1.35.4 as recorded. `memo`: what the last sync of this very set left, which saves work.
 */
export function decideStatefulSet(
  state: StatefulSetState,
  now: number,
  behaviour: Behaviour = recorded,
  memo: SyncMemo = new SyncMemo(),
): StatefulSetDecision {
  const { set } = state;
  const minReadySeconds = set.spec.minReadySeconds ?? 0;
  const isSelected = ({ metadata }: WireControllerRevision) => selectorMatches(set.spec.selector, metadata.labels);
  const { owned, actions: adoptions } = adoptRevisions(set, state.revisions.filter(isSelected));
  const { pods, inRange, condemned, actions: podAdoptions } = memo.survey(set, state.pods);
  const revisions = decideRevisions(set, owned, state.revisions, behaviour);
  const [current, update] = [revisions.current.metadata.name, revisions.update.metadata.name];
  const isUp = ({ isReady, readySince }: PodFacts) =>
    isReady && isAvailableSince(readySince, minReadySeconds, now, behaviour.availableStrictlyAfter);
  const plan: Plan = {
    set,
    claims: state.claims,
    revisions,
    behaviour,
    ordered: set.spec.podManagementPolicy !== "Parallel",
    isAvailable: isUp,
    hasNoClaims: (set.spec.volumeClaimTemplates ?? []).length === 0,
    counts: countPods(pods, current, update, isUp),
    // History is forgotten whatever else fails, so that goes first.
    actions: [...adoptions, ...podAdoptions, ...revisions.actions, ...surplusRevisions(set, owned, pods, [current, update])],
    waitingFor: [],
  };
  if (!isTerminating(set) && clearOut(plan, pods) && fillSlots(plan, inRange) && removeCondemned(plan, inRange, condemned))
    rollOut(plan, inRange);
  const status = statusOfSet(set, plan.counts, revisions, behaviour);
  const waits = minReadySeconds > 0 && plan.counts.ready !== plan.counts.available;
  const lookAgainAfterMs = waits
    ? (nextAvailableInMs(
        pods.map(({ pod }) => pod),
        minReadySeconds,
        now,
      ) ?? minReadySeconds * 1000)
    : undefined;
  const { actions, waitingFor } = plan;
  return { actions, status, waitingFor, ...(lookAgainAfterMs !== undefined && { lookAgainAfterMs }) };
}

/** ListControllerRevisions, AdoptControllerRevision: revisions with the set's labels that nobody or the set controls; one that the selector no longer matches is not let go, only not seen. */
function adoptRevisions(set: WireStatefulSet, selected: readonly WireControllerRevision[]): Adoption<"controllerrevisions"> {
  return adopt(set, "controllerrevisions", selected, () => true);
}

/** Whether writing the status would say nothing new (inconsistentStatus, the other way round). */
export function isSameStatus(set: WireStatefulSet, status: WireStatefulSetStatus): boolean {
  const old = set.status;
  if (!old || (status.observedGeneration ?? 0) > (old.observedGeneration ?? 0)) return false;
  const counts = ["replicas", "readyReplicas", "currentReplicas", "updatedReplicas", "availableReplicas"] as const;
  return (
    counts.every((count) => (old[count] ?? 0) === (status[count] ?? 0)) &&
    old.currentRevision === status.currentRevision &&
    old.updateRevision === status.updateRevision
  );
}
