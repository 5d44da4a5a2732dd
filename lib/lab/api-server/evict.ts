import { decideEviction } from "../../controllers/disruption/decide-eviction.ts";
import type { WireCondition, WirePod } from "../../controllers/objects/pod.ts";
import { deletePod } from "../registry/delete-pod.ts";
import { type AnyDefinition, registry } from "../registry/registry.ts";
import type { Store } from "../store/store.ts";
import { badRequest, notFound, type Status, StatusError } from "./status.ts";

/** POST of an Eviction: deletes the pod if every disruption budget allows it. Throws StatusError (400, 404, 429, 500). */
export function answerEviction(store: Store, namespace: string, name: string, body: string, now: number, isDryRun = false): Status {
  const pod = store.get("pods", namespace, name);
  if (!pod) throw notFound(registry.pods as unknown as AnyDefinition, name);
  const { deleteOptions = {}, metadata } = readEviction(body);
  if (metadata?.name !== undefined && metadata.name !== name) throw badRequest("name in URL does not match name in Eviction object");
  const eviction = decideEviction(pod, store.list("poddisruptionbudgets", namespace), now);
  if (!eviction.allowed) {
    if (eviction.code === 500) throw new StatusError(500, undefined, eviction.message);
    const { cause, retryAfterSeconds } = eviction;
    const details = { causes: [cause], ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
    throw new StatusError(429, "TooManyRequests", eviction.message, details);
  }
  if (!isDryRun && deleteOptions.dryRun?.includes("All") !== true) {
    if (eviction.noted) store.update("poddisruptionbudgets", { ...eviction.noted.budget, status: eviction.noted.status });
    deletePod(store, eviction.condition ? withCondition(pod, eviction.condition) : pod, now, deleteOptions.gracePeriodSeconds);
  }
  return { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", code: 201 };
}

function withCondition(pod: WirePod, condition: WireCondition): WirePod {
  const others = (pod.status?.conditions ?? []).filter(({ type }) => type !== condition.type);
  return { ...pod, status: { ...pod.status, conditions: [condition, ...others] } };
}

interface Eviction {
  metadata?: { name?: string };
  deleteOptions?: { gracePeriodSeconds?: number; dryRun?: string[] };
}

function readEviction(body: string): Eviction {
  try {
    const eviction: unknown = JSON.parse(body);
    if (typeof eviction === "object" && eviction !== null) return eviction;
  } catch {
    // Falls through to the refusal.
  }
  throw badRequest("the object provided is unrecognized (must be of type Eviction): couldn't get version/kind; json parse error");
}
