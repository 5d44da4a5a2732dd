import type { WireEndpoint, WireEndpointSlice, WireService } from "../../controllers/objects/service.ts";
import type { Store } from "../store/store.ts";
import { splitProxyName } from "./pod-subresources.ts";
import { notFound, StatusError } from "./status.ts";

/** A pod behind a Service, and its port there. */
export interface ServiceTarget {
  podName: string;
  port: number;
}

/**
 * Where a request for a Service is handed on to: a ready endpoint, any of them, at the port that is named or numbered (core ServiceREST
 * ResourceLocation). `choose` picks an index below a number. Throws 404, 503.
 */
export function findServiceTarget(store: Store, namespace: string, text: string, choose: (count: number) => number): ServiceTarget {
  const { name, port } = splitProxyName(text);
  const service = store.get("services", namespace, name);
  if (!service) throw notFound({ resource: "services", group: "" }, name);
  const slices = store.list("endpointslices", namespace).filter((slice) => slice.metadata.labels?.["kubernetes.io/service-name"] === name);
  const targets = slices.flatMap((slice) => targetsOf(slice, portNameOf(service, port)));
  const chosen = targets[choose(targets.length)];
  if (chosen) return chosen;
  // Told of the Service when it has no endpoint at all, and of the port too when it is that which is missing.
  const hasAny = slices.some((slice) => slice.endpoints.length > 0);
  throw new StatusError(503, "ServiceUnavailable", `no endpoints available for service ${JSON.stringify(hasAny ? text : name)}`);
}

/** The name of the Service's port that is meant by a name or a number; the only one when none is said. */
function portNameOf({ spec }: WireService, wanted: string | undefined): string | undefined {
  const { ports = [] } = spec;
  if (!wanted) return ports.length === 1 ? (ports[0]?.name ?? "") : "";
  const found = ports.find(({ name, port }) => name === wanted || String(port) === wanted);
  return found ? (found.name ?? "") : undefined;
}

function targetsOf(slice: WireEndpointSlice, portName: string | undefined): ServiceTarget[] {
  const port = slice.ports?.find(({ name }) => name === portName)?.port;
  if (port === undefined) return [];
  const ready = slice.endpoints.filter(({ conditions, targetRef }: WireEndpoint) => conditions.ready && targetRef?.kind === "Pod");
  return ready.map(({ targetRef }) => ({ podName: targetRef?.name ?? "", port }));
}
