import type { WirePod } from "../../controllers/objects/pod.ts";
import { toWireTime } from "../../controllers/wire-time.ts";
import { type ApiRequest, bodyOf, isDryRun, objectOf, type Reply } from "./api-request.ts";
import { parseJson } from "./parse-json.ts";
import { badRequest, conflict, methodNotAllowed, StatusError } from "./status.ts";

interface Binding {
  target?: { kind?: string; name?: string };
}

/** POST of a Binding: gives a pod its node, once and for all (core BindingREST). Throws StatusError (400, 404, 405, 409, 500). */
export async function bindPod(request: ApiRequest): Promise<Reply> {
  if (request.raw.method !== "POST") throw methodNotAllowed();
  const dryRun = isDryRun(request.query, "CreateOptions");
  const refusal = (why: string) =>
    badRequest(`the object provided is unrecognized (must be of type Binding): couldn't get version/kind; json parse error: ${why}`);
  const { target } = parseJson(await bodyOf(request), refusal) as Binding;
  if (!target?.name) throw new StatusError(500, undefined, "target.name: Required value");
  const pod = objectOf(request) as WirePod;
  const { name, generation = 1 } = pod.metadata;
  const binding = { resource: "pods/binding", group: "" };
  if (pod.metadata.deletionTimestamp !== undefined)
    throw conflict(binding, name, `pod ${name} is being deleted, cannot be assigned to a host`);
  if (pod.spec.nodeName !== undefined) throw conflict(binding, name, `pod ${name} is already assigned to node "${pod.spec.nodeName}"`);
  const scheduled = {
    type: "PodScheduled",
    observedGeneration: generation,
    status: "True" as const,
    lastProbeTime: null,
    lastTransitionTime: toWireTime(request.context.clock.now()),
  };
  const conditions = [...(pod.status?.conditions ?? []).filter(({ type }) => type !== scheduled.type), scheduled];
  const bound = { ...pod, spec: { ...pod.spec, nodeName: target.name }, status: { ...pod.status, conditions } };
  request.context.store.update("pods", bound, { dryRun });
  return { code: 201, body: { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", code: 201 } };
}
