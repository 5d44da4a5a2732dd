import { decideDisruptionBudget, disruptedTimeoutMs, isOf } from "../../controllers/disruption/decide-disruption-budget.ts";
import type { Change } from "../store/change.ts";
import type { Store } from "../store/store.ts";
import { runControlLoop } from "./control-loop.ts";
import type { LoopContext } from "./loop-context.ts";

/** Runs the disruption controller: keeps the status of every disruption budget. Answers how to stop it. */
export function runDisruptionLoop(context: LoopContext): () => void {
  return runControlLoop(context, { keysOf, sync });
}

function keysOf(store: Store, { resource, object }: Change): string[] {
  const { namespace = "", name } = object.metadata;
  if (resource === "poddisruptionbudgets") return [`${namespace}/${name}`];
  const all = store.list("poddisruptionbudgets", namespace);
  const concerned = resource === "pods" ? all.filter((budget) => isOf(budget, object)) : isController(resource) ? all : [];
  return concerned.map((budget) => `${namespace}/${budget.metadata.name}`);
}

function isController(resource: string): boolean {
  return resource === "statefulsets" || resource === "replicasets";
}

function sync({ store, clock }: LoopContext, key: string, again: (delayMs: number) => void): void {
  const [namespace = "", name = ""] = key.split("/");
  const budget = store.get("poddisruptionbudgets", namespace, name);
  if (!budget) return;
  const controllers = [...store.list("statefulsets", namespace), ...store.list("replicasets", namespace)];
  const wantedBy = new Map(controllers.map(({ metadata, spec }) => [metadata.uid ?? "", spec.replicas ?? 1]));
  const status = decideDisruptionBudget({ budget, pods: store.list("pods", namespace), wantedBy }, clock.now());
  store.update("poddisruptionbudgets", { ...budget, status });
  if (status.disruptedPods) again(disruptedTimeoutMs);
}
