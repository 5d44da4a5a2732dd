import type { Note } from "../note.ts";
import { isReady, type Pod } from "../objects/pod.ts";
import type { StatefulSet } from "../objects/stateful-set.ts";
import type { NetworkService } from "./network-view.ts";

/** What is to be said of the set's names as a whole. */
export function networkNotes(set: StatefulSet, pods: ReadonlyMap<number, Pod>, services: Readonly<Record<string, NetworkService>>): Note[] {
  if (set.serviceName === "") {
    const message =
      "The set names no Service (spec.serviceName is empty), so its pods have no names in DNS. That cannot be changed: make the set anew around its pods (kubectl delete --cascade=orphan) with one, then restart them.";
    return [{ code: "no-service-name", tone: "wait", message }];
  }
  return bootstrapNotes(set, pods, services[set.serviceName]);
}

/** The usual deadlock of those that need their peers to become ready: a guess, and said as one. */
function bootstrapNotes(set: StatefulSet, pods: ReadonlyMap<number, Pod>, governing: NetworkService | undefined): Note[] {
  const first = pods.get(set.start);
  const isStuck = first?.phase === "Running" && !isReady(first) && first.deletedAt === undefined && !pods.has(set.start + 1);
  const hasProbe = set.containers.some(({ probes }) => probes?.readiness !== undefined);
  if (!isStuck || !hasProbe || set.replicas < 2 || set.podManagementPolicy !== "OrderedReady") return [];
  if (governing?.publishNotReadyAddresses !== false || !governing.exists) return [];
  const message = `Pod ${first.name} runs and is not ready, and the next one is only made once it is. If its readiness needs its peers, neither will ever come: publishNotReadyAddresses: true on ${governing.name}, or podManagementPolicy Parallel, would let them find one another.`;
  return [{ code: "bootstrap", tone: "wait", message }];
}
