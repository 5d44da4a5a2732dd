import { decideDeployment, isSameDeploymentStatus } from "../../controllers/deployment/decide-deployment.ts";
import { selectorMatches } from "../../controllers/label-selector.ts";
import { controllerOwner } from "../../controllers/objects/meta.ts";
import type { Change } from "../store/change.ts";
import type { Store } from "../store/store.ts";
import { carryOut } from "./carry-out.ts";
import { runControlLoop } from "./control-loop.ts";
import type { LoopContext } from "./loop-context.ts";

const source = { component: "deployment-controller" };

/** Runs the Deployment controller: hears of Deployments, ReplicaSets, and pods that are gone, for which Recreate waits. Answers how to stop it. */
export function runDeploymentLoop(context: LoopContext): () => void {
  return runControlLoop(context, { keysOf, sync });
}

function keysOf(store: Store, { resource, object, type }: Change): string[] {
  const { namespace = "", name } = object.metadata;
  if (resource === "deployments") return [`${namespace}/${name}`];
  const owner = controllerOwner(object);
  if (resource === "replicasets" && owner) return owner.kind === "Deployment" ? [`${namespace}/${owner.name}`] : [];
  if (resource === "pods" && type === "DELETED" && owner?.kind === "ReplicaSet") {
    const set = store.get("replicasets", namespace, owner.name);
    const deployment = set && controllerOwner(set);
    return deployment ? [`${namespace}/${deployment.name}`] : [];
  }
  if (resource !== "replicasets") return [];
  const selecting = store.list("deployments", namespace).filter(({ spec }) => selectorMatches(spec.selector, object.metadata.labels));
  return selecting.map((deployment) => `${namespace}/${deployment.metadata.name}`);
}

function sync(context: LoopContext, key: string, again: (delayMs: number) => void): void {
  const { store, clock, recorder } = context;
  const [namespace = "", name = ""] = key.split("/");
  const deployment = store.get("deployments", namespace, name);
  if (!deployment) return;
  const state = { deployment, replicaSets: store.list("replicasets", namespace), pods: store.list("pods", namespace) };
  const { actions, status, lookAgainAfterMs } = decideDeployment(state, clock.now(), context.behaviour);
  try {
    carryOut(context, actions, (announcement) => recorder.record(deployment, source, announcement));
  } finally {
    const latest = store.get("deployments", namespace, name);
    if (latest && latest.metadata.uid === deployment.metadata.uid && !isSameDeploymentStatus(latest, status))
      store.update("deployments", { ...latest, status });
  }
  if (lookAgainAfterMs !== undefined) again(lookAgainAfterMs);
}
