import type { Cluster, WatchCache } from "../../cluster/cluster.ts";
import { isAskableAddress } from "../../counter/askable-address.ts";
import { AppError } from "../../errors.ts";
import type { SetAddress } from "../../protocol/set-address.ts";
import type { VisitedPod, VisitPlan } from "../../protocol/visit-frame.ts";
import type { VisitRequest } from "../../protocol/visit-request.ts";
import { parseCounterConfig } from "../../statefulset/counter-config.ts";
import { controllerOf } from "../../statefulset/objects/meta.ts";
import { isReady, type Pod } from "../../statefulset/objects/pod.ts";
import { isHeadless, type Service } from "../../statefulset/objects/service.ts";
import type { StatefulSet } from "../../statefulset/objects/stateful-set.ts";
import { toPodName } from "../../statefulset/ordinal.ts";
import { isSelected } from "../../statefulset/selector.ts";
import { isNetworkReached } from "../actions/offer-of.ts";

/** One end that visits go to: at an address of the cluster's network, or by name through the API server. `pod`: where it leads to one alone. */
export interface VisitEnd {
  host?: string;
  resource: "pods" | "services";
  name: string;
  port: number;
  pod?: string;
}

export interface PlannedVisits {
  plan: VisitPlan;
  ends: readonly VisitEnd[];
}

type Around = Pick<Cluster, "cache" | "network" | "server">;

/** Where the visits go, from what the cache knows alone. Throws AppError: not_found, conflict (replaced meanwhile), invalid (no way to it). */
export function planVisits(cluster: Around, { namespace, name }: SetAddress, { uid, to, count }: VisitRequest): PlannedVisits {
  const set = cluster.cache.find("statefulsets", namespace, name);
  if (set?.uid !== uid) throw new AppError("not_found", `StatefulSet ${namespace}/${name} as you saw it does not exist any more.`);
  const way = isNetworkReached(cluster) ? "network" : "proxy";
  if (to.kind === "service") return planService(cluster, set, to.name, { way, count });
  const pod = cluster.cache.find("pods", namespace, toPodName(name, to.ordinal));
  if (pod?.uid !== to.podUid)
    throw new AppError("conflict", `Pod ${toPodName(name, to.ordinal)} was replaced or is gone. Nobody was visited.`);
  return { plan: { way, chosenBy: "nobody", pods: [toVisited(pod, set)], count }, ends: [podEnd(cluster, set, pod, way)] };
}

function planService(cluster: Around, set: StatefulSet, name: string, base: Pick<VisitPlan, "way" | "count">): PlannedVisits {
  const { cache, server } = cluster;
  const service = cache.find("services", set.namespace, name);
  if (!service || !isSelected(set.templateLabels, service.selector))
    throw new AppError("not_found", `Service ${set.namespace}/${name} does not exist, or does not select the set's pods.`);
  const [port] = service.ports.filter(({ protocol }) => protocol === "TCP");
  if (!port) throw new AppError("invalid", `Service ${name} has no TCP port.`);
  const selected = podsOf(cache, service).sort((a, b) => (a.name < b.name ? -1 : 1));
  const pods = selected.map((pod) => toVisited(pod, set));
  if (base.way === "proxy")
    return { plan: { ...base, chosenBy: "api-server", pods }, ends: [{ resource: "services", name, port: port.port }] };
  if (!isHeadless(service)) {
    const host = askable(service.clusterIP, server, `Service ${name}`);
    return { plan: { ...base, chosenBy: "cluster", pods }, ends: [{ host, resource: "services", name, port: port.port }] };
  }
  const ready = selected.filter((pod) => pod.ip !== undefined && (service.publishNotReadyAddresses || isReady(pod)));
  if (ready.length === 0) throw new AppError("invalid", `Service ${name} has no ready pod to visit.`);
  const ends = ready.map((pod) => podEnd(cluster, set, pod, "network", targetPort(service, pod)));
  return { plan: { ...base, chosenBy: "turns", pods }, ends };
}

function podsOf(cache: WatchCache, service: Service): Pod[] {
  return [...cache.inNamespace("pods", service.namespace)].filter(
    (pod) => isSelected(pod.labels, service.selector) && pod.phase !== "Failed" && pod.phase !== "Succeeded",
  );
}

function podEnd({ server }: Around, set: StatefulSet, pod: Pod, way: VisitPlan["way"], known = podPort(set, pod)): VisitEnd {
  if (known === undefined) throw new AppError("invalid", `Which port of pod ${pod.name} to visit is not known: its containers name none.`);
  const end: VisitEnd = { resource: "pods", name: pod.name, port: known, pod: pod.name };
  if (way === "proxy") return end;
  if (pod.hostNetwork) throw new AppError("invalid", `Pod ${pod.name} has its node's address, which is not visited.`);
  return { ...end, host: askable(pod.ip, server, `Pod ${pod.name}`) };
}

/** The annotated port, else the first that a container names. */
function podPort(set: StatefulSet, pod: Pod): number | undefined {
  const { port } = parseCounterConfig(set.templateAnnotations);
  const ports = pod.containers.filter(({ role }) => role !== "init").flatMap((container) => container.ports);
  if (typeof port === "number") return port;
  return (port === undefined ? ports[0] : ports.find(({ name }) => name === port))?.port;
}

function targetPort({ ports: [first] }: Service, pod: Pod): number | undefined {
  if (typeof first?.targetPort !== "string") return first?.targetPort;
  return pod.containers.flatMap(({ ports }) => ports).find(({ name }) => name === first.targetPort)?.port;
}

function askable(address: string | undefined, server: string, whose: string): string {
  if (address === undefined || !isAskableAddress(address, server))
    throw new AppError("invalid", `${whose} has no address that can be visited.`);
  return address;
}

function toVisited(pod: Pod, set: StatefulSet): VisitedPod {
  const owner = controllerOf(pod);
  if (owner?.uid === set.uid) return { name: pod.name, isForeign: false };
  return { name: pod.name, isForeign: true, ...(owner ? { owner: `${owner.kind} ${owner.name}` } : {}) };
}
