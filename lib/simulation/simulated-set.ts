import type { Action } from "../controllers/action.ts";
import type { WireClaim } from "../controllers/objects/claim.ts";
import type { WireControllerRevision } from "../controllers/objects/controller-revision.ts";
import { isRunningAndReady, isTerminal, type WirePod } from "../controllers/objects/pod.ts";
import type { WireStatefulSet } from "../controllers/objects/stateful-set.ts";
import { isAvailable } from "../controllers/pod-availability.ts";
import type { Behaviour } from "../controllers/release.ts";
import { decideStatefulSet, isSameStatus } from "../controllers/statefulset/decide-stateful-set.ts";
import { ordinalOf } from "../controllers/statefulset/identity.ts";
import { podOfSet } from "../controllers/statefulset/pod-of-set.ts";
import { newRevision } from "../controllers/statefulset/revision.ts";
import { SyncMemo } from "../controllers/statefulset/survey.ts";
import type { MoveRule } from "../statefulset/rollout/rule.ts";
import type { ForecastSet } from "./forecast-request.ts";
import { toControllerTime, toForecastTime } from "./forecast-time.ts";
import { type Life, type Side, sideOf } from "./life.ts";
import { SimulatedPods } from "./simulated-pods.ts";
import { awaitedIn } from "./stand-rule.ts";
import type { SetStrategy } from "./stored-lane.ts";
import { templateOf } from "./template-of.ts";
import type { Hands, Sync, Wish, Workload } from "./workload.ts";

/** The pods of before are as they are since so long. */
const sinceMs = -86_400_000;
const since = toForecastTime(sinceMs);

/** A StatefulSet of a forecast, at rest at the beginning: its controller is lib/controllers' decideStatefulSet. */
export class SimulatedSet implements Workload {
  readonly pods = new SimulatedPods();
  readonly #behaviour: Behaviour;
  readonly #claims = new Map<string, WireClaim>();
  readonly #revisions = new Map<string, WireControllerRevision>();
  #set: WireStatefulSet;
  readonly #memo = new SyncMemo();
  #born = 0;

  constructor(set: ForecastSet, policy: "OrderedReady" | "Parallel", strategy: SetStrategy, behaviour: Behaviour) {
    this.#behaviour = behaviour;
    this.#set = wireSet(set, policy, strategy);
    const revision = newRevision(this.#set, 1, 0, behaviour);
    this.#revisions.set(revision.metadata.name, revision);
    for (let ordinal = set.start; ordinal < set.start + set.replicas; ordinal++) {
      const pod = runningPodSince(this.#birth(podOfSet(this.#set, revision, ordinal), since), set.notReady?.includes(ordinal) !== true);
      this.pods.add(lifeOf(pod, ordinal));
    }
    this.#set = { ...this.#set, status: this.#decide(sinceMs / 2).status };
  }

  get partition(): number {
    return this.#set.spec.updateStrategy?.rollingUpdate?.partition ?? 0;
  }

  get isOrdered(): boolean {
    return this.#set.spec.podManagementPolicy !== "Parallel";
  }

  get wanted(): Side {
    return this.#set.spec.template.spec.containers[0]?.image === "after" ? "after" : "before";
  }

  isPlace(ordinal: number): boolean {
    const { ordinals, replicas = 1 } = this.#set.spec;
    const first = ordinals?.start ?? 0;
    return ordinal >= first && ordinal < first + replicas;
  }

  change({ template, replicas, start, partition }: Wish): void {
    const { metadata, spec } = this.#set;
    const { type, rollingUpdate } = spec.updateStrategy ?? {};
    const changed = {
      ...spec,
      ...(template && { template: templateOf(metadata.name, template) }),
      ...(replicas !== undefined && { replicas }),
      ...(start !== undefined && { ordinals: { start } }),
      ...(partition !== undefined && type !== undefined && { updateStrategy: { type, rollingUpdate: { ...rollingUpdate, partition } } }),
    };
    this.#set = { ...this.#set, metadata: { ...metadata, generation: (metadata.generation ?? 1) + 1 }, spec: changed };
  }

  sync(now: number, hands: Hands): Sync {
    const { actions, status, waitingFor, lookAgainAfterMs } = this.#decide(now);
    let hasMoved = false;
    for (const action of actions) if (this.#carryOut(action, now, hands)) hasMoved = true;
    if (!isSameStatus(this.#set, status)) this.#set = { ...this.#set, status };
    const awaited = hasMoved ? undefined : awaitedIn(waitingFor, (name) => this.#find(name), this);
    return {
      hasWritten: actions.length > 0,
      hasMoved,
      ...(awaited && { awaited }),
      ...(lookAgainAfterMs !== undefined && { lookAgainAfterMs }),
    };
  }

  #decide(now: number) {
    const state = { set: this.#set, claims: this.#claims, pods: this.pods.list, revisions: [...this.#revisions.values()] };
    return decideStatefulSet(state, toControllerTime(now), this.#behaviour, this.#memo);
  }

  /** Answers whether a pod was created or deleted. */
  #carryOut(action: Action, now: number, hands: Hands): boolean {
    if (action.do === "create" && action.resource === "pods") {
      const { name } = action.object.metadata;
      const rule = this.isOrdered ? "create-in-order" : "create-in-parallel";
      hands.create(this.#birth(action.object, toForecastTime(now)), ordinalOf(this.#set, name) ?? 0, rule);
      return true;
    }
    if (action.do === "delete" && action.resource === "pods") {
      const life = this.#find(action.name);
      if (life) hands.remove(life, this.#ruleOfDeletion(life, now));
      return life !== undefined;
    }
    if (action.do === "create" || action.do === "update") {
      if (action.resource === "controllerrevisions") this.#revisions.set(action.object.metadata.name, action.object);
      if (action.resource === "persistentvolumeclaims") this.#claims.set(action.object.metadata.name, action.object);
    } else if (action.do === "delete" && action.resource === "controllerrevisions") this.#revisions.delete(action.name);
    return false;
  }

  #birth(pod: WirePod, creationTimestamp: string): WirePod {
    this.#born++;
    const metadata = { ...pod.metadata, uid: `pod-${this.#born}`, creationTimestamp };
    return { ...pod, metadata, status: { phase: "Pending" } };
  }

  #find(name: string): Life | undefined {
    const ordinal = ordinalOf(this.#set, name);
    return ordinal === undefined ? undefined : this.pods.at(ordinal);
  }

  /** By which rule the decision was taken, which it does not say itself. */
  #ruleOfDeletion({ ordinal, pod }: Life, now: number): MoveRule {
    const { spec } = this.#set;
    if (spec.updateStrategy?.type === "Recreate" && this.#behaviour.recreate && sideOf(pod) !== this.wanted) return "clear-out";
    if (!this.isPlace(ordinal)) return "delete-condemned";
    if (isTerminal(pod)) return "replace-finished";
    if (!this.#behaviour.maxUnavailable) return "delete-outdated";
    const { brokenPodsAreFree, availableStrictlyAfter } = this.#behaviour;
    const isUp = isAvailable(pod, spec.minReadySeconds ?? 0, toControllerTime(now), availableStrictlyAfter);
    const isFree = brokenPodsAreFree && spec.podManagementPolicy === "Parallel" && !isUp;
    return isFree ? "delete-broken-free" : "delete-within-budget";
  }
}

function runningPodSince(pod: WirePod, isReady: boolean): WirePod {
  const conditions = [{ type: "Ready", status: isReady ? "True" : "False", lastTransitionTime: since } as const];
  return { ...pod, spec: { ...pod.spec, nodeName: "node" }, status: { phase: "Running", conditions } };
}

function lifeOf(pod: WirePod, ordinal: number): Life {
  const isReady = isRunningAndReady(pod);
  const phase = isReady ? "ready" : "unready";
  return { name: pod.metadata.name, ordinal, side: "before", pod, phase, wasReady: true, isBroken: !isReady };
}

function wireSet(set: ForecastSet, policy: "OrderedReady" | "Parallel", strategy: SetStrategy): WireStatefulSet {
  const { type, ...fields } = strategy;
  return {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: set.name, namespace: set.namespace, uid: "set", generation: 1 },
    spec: {
      replicas: set.replicas,
      selector: { matchLabels: { app: set.name } },
      template: templateOf(set.name, "before"),
      podManagementPolicy: policy,
      updateStrategy: { type, ...(type === "RollingUpdate" && { rollingUpdate: { partition: 0, ...fields } }) },
      minReadySeconds: set.minReadySeconds,
      ordinals: { start: set.start },
    },
    status: { replicas: 0, availableReplicas: 0 },
  };
}
