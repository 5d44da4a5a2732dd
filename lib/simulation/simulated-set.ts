import type { Action } from "../controllers/action.ts";
import type { WireClaim } from "../controllers/objects/claim.ts";
import type { WireControllerRevision } from "../controllers/objects/controller-revision.ts";
import { isTerminating, type WirePod } from "../controllers/objects/pod.ts";
import type { WireStatefulSet } from "../controllers/objects/stateful-set.ts";
import type { Behaviour } from "../controllers/release.ts";
import { decideStatefulSet, isSameStatus, type StatefulSetDecision } from "../controllers/statefulset/decide-stateful-set.ts";
import { toWireTime } from "../controllers/wire-time.ts";
import type { ForecastSet, LaneSpec } from "./forecast-request.ts";

/** The one set of a forecast with its pods, claims and revisions, as wire objects that the controller's rules act on. Nothing happens by itself. */
export class SimulatedSet {
  set: WireStatefulSet;
  readonly pods = new Map<string, WirePod>();
  readonly claims = new Map<string, WireClaim>();
  readonly #revisions = new Map<string, WireControllerRevision>();
  readonly #behaviour: Behaviour;
  #born = 0;

  constructor(set: ForecastSet, spec: Extract<LaneSpec, { workload: "StatefulSet" }>, behaviour: Behaviour) {
    this.#behaviour = behaviour;
    this.set = wireSet(set, spec);
  }

  /** A person changes the spec. */
  change(spec: Partial<WireStatefulSet["spec"]>): void {
    const generation = (this.set.metadata.generation ?? 1) + 1;
    this.set = { ...this.set, metadata: { ...this.set.metadata, generation }, spec: { ...this.set.spec, ...spec } };
  }

  /** A person changes the template's image, which stands for all that a template may say. */
  changeImage(image: string): void {
    const { template } = this.set.spec;
    this.change({ template: { ...template, spec: { ...template.spec, containers: [{ name: "app", image }] } } });
  }

  /** One sync, carried out; `onPod` hears of pods that were created or whose deletion was asked for. */
  sync(now: number, onPod: (verb: "create" | "delete", pod: WirePod) => void): StatefulSetDecision {
    const { set, claims } = this;
    const state = { set, claims, pods: [...this.pods.values()], revisions: [...this.#revisions.values()] };
    const decision = decideStatefulSet(state, now, this.#behaviour);
    for (const action of decision.actions) {
      if (action.do === "fail") break;
      this.#carryOut(action, now, onPod);
    }
    if (!isSameStatus(this.set, decision.status)) this.set = { ...this.set, status: decision.status };
    return decision;
  }

  /** Somebody asks for a pod's deletion; answers the pod as it then is, or undefined when it was ending already. */
  remove(name: string, now: number): WirePod | undefined {
    const pod = this.pods.get(name);
    if (!pod || isTerminating(pod)) return undefined;
    const ending = { ...pod, metadata: { ...pod.metadata, deletionTimestamp: toWireTime(now) } };
    this.pods.set(name, ending);
    return ending;
  }

  #carryOut(action: Action, now: number, onPod: (verb: "create" | "delete", pod: WirePod) => void): void {
    if (action.do === "create" || action.do === "update") {
      const name = action.object.metadata.name;
      if (action.resource === "pods") {
        const born = { uid: `${name}#${++this.#born}`, creationTimestamp: toWireTime(now) };
        const pod: WirePod =
          action.do === "update"
            ? action.object
            : { ...action.object, metadata: { ...action.object.metadata, ...born }, status: { phase: "Pending" } };
        this.pods.set(name, pod);
        if (action.do === "create") onPod("create", pod);
      } else if (action.resource === "persistentvolumeclaims") this.claims.set(name, action.object);
      else if (action.resource === "controllerrevisions") this.#revisions.set(name, action.object);
    } else if (action.do === "delete" && action.resource === "pods") {
      const pod = this.remove(action.name, now);
      if (pod) onPod("delete", pod);
    } else if (action.do === "delete" && action.resource === "controllerrevisions") this.#revisions.delete(action.name);
  }
}

function wireSet(set: ForecastSet, spec: Extract<LaneSpec, { workload: "StatefulSet" }>): WireStatefulSet {
  const labels = { app: set.name };
  const rollingUpdate =
    spec.strategy === "RollingUpdate"
      ? { partition: spec.partition ?? 0, ...(spec.maxUnavailable !== undefined && { maxUnavailable: spec.maxUnavailable }) }
      : undefined;
  return {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: set.name, namespace: set.namespace, uid: "set", generation: 1 },
    spec: {
      replicas: set.replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: "app", image: "before" }] } },
      podManagementPolicy: spec.policy,
      updateStrategy: { type: spec.strategy, ...(rollingUpdate && { rollingUpdate }) },
      minReadySeconds: set.minReadySeconds,
      ordinals: { start: set.start },
    },
    status: { replicas: 0, availableReplicas: 0 },
  };
}
