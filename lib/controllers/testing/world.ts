import type { Action, Target } from "../action.ts";
import { claimProtection, decideClaimProtection } from "../claims/decide-claim-protection.ts";
import { decideGarbage, type Item, type OwnerGraph } from "../garbage/decide-garbage.ts";
import type { WireClaim } from "../objects/claim.ts";
import type { WireControllerRevision } from "../objects/controller-revision.ts";
import type { WireObject } from "../objects/meta.ts";
import { isRunningAndReady, isTerminating, type WirePod } from "../objects/pod.ts";
import type { WireStatefulSet } from "../objects/stateful-set.ts";
import { type Behaviour, behaviourOf } from "../release.ts";
import { decideStatefulSet, isSameStatus, type StatefulSetDecision } from "../statefulset/decide-stateful-set.ts";
import { revisionOf } from "../statefulset/identity.ts";
import { toWireTime } from "../wire-time.ts";

type Kept = "pods" | "persistentvolumeclaims" | "controllerrevisions";
const kept: readonly Kept[] = ["pods", "persistentvolumeclaims", "controllerrevisions"];

/** One namespace with one set, as plain data: the rules act on it sync by sync, and a test plays person and node. Nothing happens by itself. */
export class World implements OwnerGraph {
  now = Date.UTC(2026, 0, 1);
  set: WireStatefulSet;
  readonly behaviour: Behaviour;
  readonly pods = new Map<string, WirePod>();
  readonly claims = new Map<string, WireClaim>();
  readonly revisions = new Map<string, WireControllerRevision>();
  #born = 0;

  constructor(spec: Partial<WireStatefulSet["spec"]> = {}, behaviour: Behaviour = behaviourOf()) {
    this.behaviour = behaviour;
    const labels = { app: "web" };
    this.set = {
      apiVersion: "apps/v1",
      kind: "StatefulSet",
      metadata: { name: "web", namespace: "default", uid: "set", generation: 1 },
      spec: {
        replicas: 3,
        serviceName: "web",
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [{ name: "app", image: "v1" }] } },
        updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 0 } },
        volumeClaimTemplates: [{ apiVersion: "v1", kind: "PersistentVolumeClaim", metadata: { name: "data" }, spec: {} }],
        ...spec,
      },
      status: { replicas: 0, availableReplicas: 0 },
    };
  }

  /** A person changes the spec. */
  change(spec: Partial<WireStatefulSet["spec"]>): void {
    const generation = (this.set.metadata.generation ?? 1) + 1;
    this.set = { ...this.set, metadata: { ...this.set.metadata, generation }, spec: { ...this.set.spec, ...spec } };
  }

  setImage(image: string): void {
    const { template } = this.set.spec;
    this.change({ template: { ...template, spec: { ...template.spec, containers: [{ name: "app", image }] } } });
  }

  decide(): StatefulSetDecision {
    const { set, claims } = this;
    return decideStatefulSet(
      { set, claims, pods: [...this.pods.values()], revisions: [...this.revisions.values()] },
      this.now,
      this.behaviour,
    );
  }

  /** One sync, carried out; then the garbage is collected. Answers what was decided. */
  sync(): StatefulSetDecision {
    const decision = this.decide();
    for (const action of decision.actions) if (!this.#carryOut(action)) break;
    if (!isSameStatus(this.set, decision.status)) this.set = { ...this.set, status: decision.status };
    this.#collect();
    return decision;
  }

  /** The node starts a pod and it becomes ready, or stays unready. */
  run(name: string, ready: boolean): void {
    const pod = this.pod(name);
    const status = ready ? "True" : "False";
    const before = pod.status?.conditions?.[0];
    const since = before?.status === status ? before.lastTransitionTime : toWireTime(this.now);
    const conditions = [{ type: "Ready", status, lastTransitionTime: since ?? null } as const];
    this.pods.set(name, { ...pod, spec: { ...pod.spec, nodeName: "node-1" }, status: { phase: "Running", conditions } });
  }

  /** The node gives a pod up. */
  fail(name: string): void {
    const pod = this.pod(name);
    this.pods.set(name, { ...pod, status: { phase: "Failed" } });
  }

  /** Somebody deletes a pod; it stays until its containers have stopped. */
  remove(name: string): void {
    const pod = this.pod(name);
    if (isTerminating(pod)) return;
    const metadata = { ...pod.metadata, deletionTimestamp: toWireTime(this.now + 30_000), deletionGracePeriodSeconds: 30 };
    if (pod.status?.phase === "Failed" || pod.spec.nodeName === undefined) this.pods.delete(name);
    else this.pods.set(name, { ...pod, metadata });
  }

  /** The containers of a terminating pod have stopped: its object goes. */
  stop(name: string): void {
    this.pods.delete(name);
    this.#collect();
  }

  /** Does one thing that a node would do: what ends, by name, and then what is to be ready, by name. Answers whether there was any. */
  settleOne(isBroken: (pod: WirePod) => boolean = () => false): boolean {
    const pods = [...this.pods.values()].sort((a, b) => a.metadata.name.localeCompare(b.metadata.name, "en", { numeric: true }));
    const leaving = pods.find(isTerminating);
    const starting = pods.find((pod) => pod.status?.phase !== "Failed" && !isRunningAndReady(pod) && !isBroken(pod));
    if (leaving) this.stop(leaving.metadata.name);
    else if (starting) this.run(starting.metadata.name, true);
    return leaving !== undefined || starting !== undefined;
  }

  pod(name: string): WirePod {
    const pod = this.pods.get(name);
    if (!pod) throw new Error(`There is no pod ${name}`);
    return pod;
  }

  find(uid: string): Item | undefined {
    if (uid === this.set.metadata.uid) return { resource: "statefulsets", object: this.set };
    return this.#items().find(({ object }) => object.metadata.uid === uid);
  }

  dependentsOf(uid: string): Item[] {
    return this.#items().filter(({ object }) => object.metadata.ownerReferences?.some((owner) => owner.uid === uid));
  }

  #items(): Item[] {
    return kept.flatMap((resource) => [...this.#of(resource).values()].map((object) => ({ resource, object })));
  }

  #collect(): void {
    for (const item of this.#items()) for (const action of decideGarbage(item, this)) this.#carryOut(action);
    for (const claim of this.claims.values()) {
      for (const action of decideClaimProtection(claim, [...this.pods.values()])) this.#carryOut(action);
    }
  }

  /** Answers whether the sync goes on. */
  #carryOut(action: Action): boolean {
    if (action.do === "fail") return false;
    if (action.do === "tell") return true;
    if (action.do === "create") return this.#create(action.resource as Kept, action.object);
    if (action.do === "update") this.#of(action.resource as Kept).set(action.object.metadata.name, action.object);
    else this.#write(action);
    return true;
  }

  #create(resource: Kept, object: WireObject): boolean {
    const objects = this.#of(resource);
    const { name } = object.metadata;
    if (objects.has(name)) throw new Error(`${resource} ${name} is created twice`);
    this.#born += 1;
    const metadata = {
      ...object.metadata,
      uid: `${name}#${this.#born}`,
      creationTimestamp: toWireTime(this.now),
      ...(resource === "persistentvolumeclaims" && { finalizers: [claimProtection] }),
    };
    objects.set(name, { ...object, metadata, ...(resource === "pods" && { status: { phase: "Pending" } }) } as WireObject);
    return true;
  }

  #write(action: Target & Exclude<Action, { do: "create" | "update" | "fail" | "tell" }>): void {
    const objects = this.#of(action.resource as Kept);
    const object = objects.get(action.name);
    if (!object || (action.uid !== undefined && object.metadata.uid !== action.uid)) return;
    const write = (metadata: Partial<WireObject["metadata"]>) =>
      objects.set(action.name, { ...object, metadata: { ...object.metadata, ...metadata } });
    if (action.do === "own") write({ ownerReferences: action.owners });
    else if (action.do === "finalize" && action.finalizers.length === 0 && isTerminating(object)) objects.delete(action.name);
    else if (action.do === "finalize") write({ finalizers: action.finalizers });
    else if (action.resource === "pods") this.remove(action.name);
    else if ((object.metadata.finalizers ?? []).length === 0) objects.delete(action.name);
    else if (!isTerminating(object)) write({ deletionTimestamp: toWireTime(this.now), deletionGracePeriodSeconds: 0 });
  }

  #of(resource: Kept): Map<string, WireObject> {
    const all: Record<Kept, Map<string, WireObject>> = {
      pods: this.pods,
      persistentvolumeclaims: this.claims,
      controllerrevisions: this.revisions,
    };
    return all[resource];
  }
}

/** What a decision does to pods: "c2@v2" creates ordinal 2 at the revision whose image is v2, "d1" deletes ordinal 1. */
export function movesOf({ actions }: StatefulSetDecision): string[] {
  return actions.flatMap((action) => {
    if (action.do === "create" && action.resource === "pods")
      return [`c${ordinal(action.object.metadata.name)}@${action.object.spec.containers[0]?.image}`];
    return action.do === "delete" && action.resource === "pods" ? [`d${ordinal(action.name)}`] : [];
  });
}

/** The counts of a decision's status: replicas/ready/current/updated. */
export function countsOf({ status }: StatefulSetDecision): string {
  return [status.replicas, status.readyReplicas, status.currentReplicas, status.updatedReplicas].map((count) => count ?? 0).join("/");
}

/** Whether a pod is of the revision that the set goes to. */
export function isUpdated(world: World, pod: WirePod): boolean {
  return revisionOf(pod) === world.set.status?.updateRevision;
}

function ordinal(name: string): string {
  return name.replace(/^.*-/, "");
}
