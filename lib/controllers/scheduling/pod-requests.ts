import { parseQuantity } from "../../statefulset/quantity.ts";
import type { WireContainer } from "../objects/container.ts";
import type { WirePod } from "../objects/pod.ts";

/** Amounts by resource name: cores, bytes, or whatever is counted. */
export type Amounts = Readonly<Record<string, number>>;

/**
 * What a pod asks of a node (resource.PodRequests): its containers together, with the sidecars; or, where that is more, what an init container needs while it runs beside the sidecars that have started before it; and
 * the pod's overhead.
 */
export function podRequests({ spec }: WirePod): Amounts {
  const inits = spec.initContainers ?? [];
  let sidecars: Amounts = {};
  let starting: Amounts = {};
  for (const container of inits) {
    if (container.restartPolicy === "Always") sidecars = sum(sidecars, requestsOf(container));
    starting = most(starting, container.restartPolicy === "Always" ? sidecars : sum(sidecars, requestsOf(container)));
  }
  const running = spec.containers.map(requestsOf).reduce(sum, sidecars);
  return sum(most(running, starting), parse((spec.overhead as Record<string, string> | undefined) ?? {}));
}

/** What a node has to give. */
export function parse(quantities: Readonly<Record<string, string>>): Amounts {
  return Object.fromEntries(Object.entries(quantities).map(([name, quantity]) => [name, parseQuantity(quantity) ?? 0]));
}

/** Both together. */
export function sum(a: Amounts, b: Amounts): Amounts {
  return { ...a, ...Object.fromEntries(Object.entries(b).map(([name, amount]) => [name, (a[name] ?? 0) + amount])) };
}

function most(a: Amounts, b: Amounts): Amounts {
  return { ...a, ...Object.fromEntries(Object.entries(b).map(([name, amount]) => [name, Math.max(a[name] ?? 0, amount)])) };
}

/** A limit without a request is the request, too. */
function requestsOf({ resources }: WireContainer): Amounts {
  const { requests, limits } = (resources ?? {}) as { requests?: Record<string, string>; limits?: Record<string, string> };
  return parse({ ...limits, ...requests });
}
