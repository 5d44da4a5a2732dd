import type { Action } from "../controllers/action.ts";
import { decideDeployment, isSameDeploymentStatus } from "../controllers/deployment/decide-deployment.ts";
import type { WireDeployment, WireReplicaSet } from "../controllers/objects/deployment.ts";
import { controllerOwner } from "../controllers/objects/meta.ts";
import { isRunningAndReady, type WirePod } from "../controllers/objects/pod.ts";
import type { Behaviour } from "../controllers/release.ts";
import { decideReplicaSet } from "../controllers/replicaset/decide-replica-set.ts";
import type { WaitingFor } from "../controllers/waiting-for.ts";
import type { MoveRule } from "../statefulset/rollout/rule.ts";
import type { ForecastSet } from "./forecast-request.ts";
import { toControllerTime, toForecastTime } from "./forecast-time.ts";
import { type Life, type Side, sideOf } from "./life.ts";
import { runningPod } from "./simulated-node.ts";
import { SimulatedPods } from "./simulated-pods.ts";
import { awaitedIn } from "./stand-rule.ts";
import type { DeploymentLane } from "./stored-lane.ts";
import { templateOf } from "./template-of.ts";
import type { Hands, Sync, Wish, Workload } from "./workload.ts";

/** The pods of before are as they are since so long. */
const sinceMs = -86_400_000;
/** So many syncs bring a Deployment of any size to rest before the change. */
const firstSyncsMax = 50;

type Done = Pick<Sync, "hasWritten" | "hasMoved">;

/** A Deployment of a forecast with its ReplicaSets, at rest at the beginning; its pods take rows as they come free. */
export class SimulatedDeployment implements Workload {
  readonly pods = new SimulatedPods();
  readonly partition = 0;
  readonly isOrdered = false;
  readonly #behaviour: Behaviour;
  readonly #sets = new Map<string, WireReplicaSet>();
  #deployment: WireDeployment;
  #born = 0;

  constructor(set: ForecastSet, lane: DeploymentLane, behaviour: Behaviour) {
    this.#behaviour = behaviour;
    this.#deployment = wireDeployment(set, lane);
    const hands: Hands = {
      create: (pod, ordinal) => this.pods.add(firstLife(pod, ordinal, set.notReady?.includes(ordinal + set.start) !== true)),
      remove: (life) => this.pods.remove(life),
    };
    for (let round = 0; round < firstSyncsMax; round++) if (!this.sync(sinceMs / 2, hands).hasWritten) break;
  }

  get wanted(): Side {
    return this.#deployment.spec.template.spec.containers[0]?.image === "after" ? "after" : "before";
  }

  /** Its pods may be anywhere. */
  isPlace(): boolean {
    return true;
  }

  change({ template, replicas }: Wish): void {
    const { metadata, spec } = this.#deployment;
    const changed = {
      ...spec,
      ...(template && { template: templateOf(metadata.name, template) }),
      ...(replicas !== undefined && { replicas }),
    };
    this.#deployment = { ...this.#deployment, metadata: { ...metadata, generation: (metadata.generation ?? 1) + 1 }, spec: changed };
  }

  /** Both controllers look: each ReplicaSet's first, for the Deployment's goes by what they say. */
  sync(now: number, hands: Hands): Sync {
    const at = toControllerTime(now);
    const done: Done = { hasWritten: false, hasMoved: false };
    const waitingFor: WaitingFor[] = [];
    const later: number[] = [];
    for (const replicaSet of this.#sets.values()) {
      const decision = decideReplicaSet({ replicaSet, pods: this.pods.list }, at, this.#behaviour);
      for (const action of decision.actions) this.#carryOut(action, now, hands, done);
      if (JSON.stringify(replicaSet.status) !== JSON.stringify(decision.status)) {
        this.#sets.set(replicaSet.metadata.name, { ...replicaSet, status: decision.status });
        done.hasWritten = true;
      }
      waitingFor.push(...decision.waitingFor);
      if (decision.lookAgainAfterMs !== undefined) later.push(decision.lookAgainAfterMs);
    }
    waitingFor.unshift(...this.#syncDeployment(now, hands, done));
    const awaited = done.hasMoved ? undefined : awaitedIn(waitingFor, (name) => this.pods.find(name), this);
    return { ...done, ...(awaited && { awaited }), ...(later.length > 0 && { lookAgainAfterMs: Math.min(...later) }) };
  }

  #syncDeployment(now: number, hands: Hands, done: Done): readonly WaitingFor[] {
    const state = { deployment: this.#deployment, replicaSets: [...this.#sets.values()], pods: this.pods.list };
    const decision = decideDeployment(state, toControllerTime(now), this.#behaviour);
    for (const action of decision.actions) this.#carryOut(action, now, hands, done);
    if (!isSameDeploymentStatus(this.#deployment, decision.status)) {
      this.#deployment = { ...this.#deployment, status: decision.status };
      done.hasWritten = true;
    }
    return decision.waitingFor;
  }

  #carryOut(action: Action, now: number, hands: Hands, done: Done): void {
    if (action.do === "tell" || action.do === "fail") return;
    done.hasWritten = true;
    if (action.resource === "pods") done.hasMoved = this.#move(action, now, hands) || done.hasMoved;
    else if (action.do === "create" && action.resource === "replicasets") {
      const { name } = action.object.metadata;
      const metadata = { ...action.object.metadata, uid: name, generation: 1, creationTimestamp: toForecastTime(now) };
      this.#sets.set(name, { ...action.object, metadata });
    } else if (action.do === "update" && action.resource === "replicasets") {
      const { metadata } = action.object;
      this.#sets.set(metadata.name, { ...action.object, metadata: { ...metadata, generation: (metadata.generation ?? 1) + 1 } });
    } else if (action.do === "update" && action.resource === "deployments")
      this.#deployment = { ...action.object, ...(this.#deployment.status && { status: this.#deployment.status }) };
    else if (action.do === "delete" && action.resource === "replicasets") this.#sets.delete(action.name);
  }

  #move(action: Action, now: number, hands: Hands): boolean {
    if (action.do === "create" && action.resource === "pods") {
      const rule = this.#isRecreate() ? "create-in-parallel" : "deployment-surge";
      hands.create(this.#birth(action.object, now), this.pods.firstFree(), rule);
      return true;
    }
    const life = action.do === "delete" ? this.pods.find(action.name) : undefined;
    if (life) hands.remove(life, this.#ruleOfDeletion(life));
    return life !== undefined;
  }

  #birth(pod: WirePod, now: number): WirePod {
    this.#born++;
    const owner = controllerOwner(pod)?.name ?? this.#deployment.metadata.name;
    const name = `${owner}-${String(this.#born).padStart(5, "0")}`;
    const metadata = { ...pod.metadata, name, uid: `pod-${this.#born}`, creationTimestamp: toForecastTime(now) };
    return { ...pod, metadata, status: { phase: "Pending" } };
  }

  #isRecreate(): boolean {
    return this.#deployment.spec.strategy?.type === "Recreate";
  }

  #ruleOfDeletion({ pod, side }: Life): MoveRule {
    if (side === this.wanted) return "delete-condemned";
    if (this.#isRecreate()) return "deployment-clear-out";
    return isRunningAndReady(pod) ? "deployment-remove-old" : "deployment-remove-broken";
  }
}

function firstLife(pod: WirePod, ordinal: number, isReady: boolean): Life {
  const phase = isReady ? "ready" : "unready";
  return {
    name: pod.metadata.name,
    ordinal,
    side: sideOf(pod),
    pod: runningPod(pod, isReady, sinceMs),
    phase,
    wasReady: true,
    isBroken: !isReady,
  };
}

function wireDeployment(set: ForecastSet, lane: DeploymentLane): WireDeployment {
  const { name, namespace, replicas, minReadySeconds } = set;
  const margins =
    lane.strategy === "RollingUpdate"
      ? {
          ...(lane.maxSurge !== undefined && { maxSurge: lane.maxSurge }),
          ...(lane.maxUnavailable !== undefined && { maxUnavailable: lane.maxUnavailable }),
        }
      : undefined;
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name, namespace, uid: "deployment", generation: 1 },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: templateOf(name, "before"),
      strategy: { type: lane.strategy, ...(margins && { rollingUpdate: margins }) },
      minReadySeconds,
    },
  };
}
