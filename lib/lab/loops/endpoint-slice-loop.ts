import { decideEndpointSlices } from "../../controllers/endpoints/decide-endpoint-slices.ts";
import { labelsInclude } from "../../controllers/label-selector.ts";
import type { Change } from "../store/change.ts";
import type { Store } from "../store/store.ts";
import { carryOut } from "./carry-out.ts";
import { runControlLoop } from "./control-loop.ts";
import type { LoopContext } from "./loop-context.ts";

/** Runs the endpoint slice controller: keeps one slice for each Service with a selector. Answers how to stop it. */
export function runEndpointSliceLoop(context: LoopContext): () => void {
  return runControlLoop(context, { keysOf: servicesOf, sync });
}

/** Services that select the pod, or did before the change. */
function servicesOf(store: Store, { resource, object, previous }: Change): string[] {
  const { namespace = "", name, labels } = object.metadata;
  if (resource === "services") return [`${namespace}/${name}`];
  if (resource !== "pods") return [];
  const selecting = store
    .list("services", namespace)
    .filter(
      ({ spec: { selector } }) =>
        selector && (labelsInclude(labels, selector) || (previous && labelsInclude(previous.metadata.labels, selector))),
    );
  return selecting.map((service) => `${namespace}/${service.metadata.name}`);
}

function sync(context: LoopContext, key: string): void {
  const { store } = context;
  const [namespace = "", name = ""] = key.split("/");
  const service = store.get("services", namespace, name);
  if (!service) return;
  const existing = store
    .list("endpointslices", namespace)
    .filter((slice) => slice.metadata.labels?.["kubernetes.io/service-name"] === name);
  carryOut(context, decideEndpointSlices(service, store.list("pods", namespace), existing));
}
