import type { WirePod } from "../../controllers/objects/pod.ts";
import { deletePod } from "../registry/delete-pod.ts";
import { type AnyDefinition, registry } from "../registry/registry.ts";
import type { Store } from "../store/store.ts";
import { badRequest, notFound, preconditionFailed } from "./status.ts";

interface DeleteOptions {
  gracePeriodSeconds?: number;
  dryRun?: string[];
  preconditions?: { uid?: string; resourceVersion?: string };
}

/** DELETE of one pod: answers the pod as it is afterwards. Throws StatusError (400, 404, 409). */
export function answerDeletePod(store: Store, namespace: string, name: string, query: URLSearchParams, body: string, now: number): WirePod {
  const definition = registry.pods as unknown as AnyDefinition;
  const options = readOptions(body);
  const pod = store.get("pods", namespace, name);
  if (!pod) throw notFound(definition, name);
  checkPreconditions(definition, pod, options);
  const fromQuery = query.get("gracePeriodSeconds");
  const grace = options.gracePeriodSeconds ?? (fromQuery === null ? undefined : Number(fromQuery));
  const isDryRun = query.get("dryRun") === "All" || options.dryRun?.includes("All") === true;
  return isDryRun ? pod : deletePod(store, pod, now, grace);
}

function readOptions(body: string): DeleteOptions {
  if (body.trim() === "") return {};
  try {
    const options: unknown = JSON.parse(body);
    if (typeof options === "object" && options !== null) return options;
  } catch {
    // Falls through to the refusal.
  }
  throw badRequest("the object provided is unrecognized (must be of type DeleteOptions): couldn't get version/kind; json parse error");
}

function checkPreconditions(definition: AnyDefinition, pod: WirePod, { preconditions }: DeleteOptions): void {
  const { uid, resourceVersion, name } = pod.metadata;
  if (preconditions?.uid !== undefined && preconditions.uid !== uid) {
    throw preconditionFailed(
      definition,
      name,
      `the UID in the precondition (${preconditions.uid}) does not match the UID in record (${uid})`,
    );
  }
  if (preconditions?.resourceVersion !== undefined && preconditions.resourceVersion !== resourceVersion) {
    const wrong = `the ResourceVersion in the precondition (${preconditions.resourceVersion})`;
    throw preconditionFailed(definition, name, `${wrong} does not match the ResourceVersion in record (${resourceVersion})`);
  }
}
