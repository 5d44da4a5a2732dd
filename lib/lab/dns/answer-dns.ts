import { isIPv4 } from "node:net";
import type { Answer, RecordType } from "dns-packet";
import type { WireEndpoint, WireEndpointSlice, WireService } from "../../controllers/objects/service.ts";
import type { Store } from "../store/store.ts";

export const clusterDomain = "cluster.local";
/** As the Corefile that Kubernetes ships says (cluster/addons/dns/coredns); the plugin's own default is 5. */
export const ttlSeconds = 30;
const reverseZone = ".in-addr.arpa";

export interface DnsAnswer {
  code: "NOERROR" | "NXDOMAIN" | "REFUSED";
  answers: Answer[];
}

const noSuchName: DnsAnswer = { code: "NXDOMAIN", answers: [] };
const nothing: DnsAnswer = { code: "NOERROR", answers: [] };

type Named = { service: WireService; suffix: string };

/**
 * Answers a question as CoreDNS's kubernetes plugin does: Services, their endpoints by hostname or dashed address, ports as SRV, addresses
 * as PTR, and pods by dashed address (`pods insecure`). Only ready endpoints have names. NOERROR without answers: the name exists, without a record of that type.
 */
export function answerDns(store: Store, question: { name: string; type: RecordType }): DnsAnswer {
  const name = question.name.toLowerCase().replace(/\.$/, "");
  if (name.endsWith(reverseZone)) return reverse(store, name, question.type);
  if ([clusterDomain, `svc.${clusterDomain}`, `pod.${clusterDomain}`].includes(name)) return nothing;
  if (!name.endsWith(`.${clusterDomain}`)) return { code: "REFUSED", answers: [] };
  const labels = name.slice(0, -clusterDomain.length - 1).split(".");
  const kind = labels.pop();
  if (kind === "pod") return forPod(store, name, labels, question.type);
  if (kind !== "svc") return noSuchName;
  const namespace = labels.pop() ?? "";
  const serviceName = labels.pop();
  if (serviceName === undefined) return store.get("namespaces", "", namespace) ? nothing : noSuchName;
  const service = store.get("services", namespace, serviceName);
  if (!service) return noSuchName;
  const named = { service, suffix: `${serviceName}.${namespace}.svc.${clusterDomain}` };
  return forService(store, named, name, labels, question.type);
}

function forService(store: Store, named: Named, name: string, labels: string[], type: RecordType): DnsAnswer {
  const { service } = named;
  if (service.spec.type === "ExternalName") {
    if (labels.length > 0) return noSuchName;
    return { code: "NOERROR", answers: [{ type: "CNAME", name, ttl: ttlSeconds, data: service.spec.externalName ?? "" }] };
  }
  const slices = slicesOf(store, service);
  if (labels.length === 2 && labels.every((label) => label.startsWith("_"))) {
    const [port = "", protocol = ""] = labels.map((label) => label.slice(1));
    return found(
      servicePorts(named, slices, name, (candidate) => matchesPort(candidate, port, protocol)),
      type,
    );
  }
  if (labels.length > 1) return noSuchName;
  const [endpoint] = labels;
  if (type === "SRV")
    return found(
      servicePorts(named, slices, name, () => true, endpoint),
      type,
    );
  const addresses = addressesFor(service, slices, endpoint);
  return found(
    addresses.map((data) => ({ type: "A", name, ttl: ttlSeconds, data })),
    type,
  );
}

/** `10-244-0-5.NAMESPACE.pod`: the address that the name itself says, whether a pod has it or not, in any namespace that there is. */
function forPod(store: Store, name: string, labels: string[], type: RecordType): DnsAnswer {
  const namespace = labels.pop() ?? "";
  if (!store.get("namespaces", "", namespace)) return noSuchName;
  const [dashed, ...more] = labels.toReversed();
  if (dashed === undefined) return nothing;
  const data = dashed.replaceAll("-", ".");
  if (more.length > 0 || !isIPv4(data)) return noSuchName;
  return found([{ type: "A", name, ttl: ttlSeconds, data }], type);
}

function found(records: Answer[], type: RecordType): DnsAnswer {
  if (records.length === 0) return noSuchName;
  return { code: "NOERROR", answers: records.filter((record) => record.type === type) };
}

function addressesFor(service: WireService, slices: readonly WireEndpointSlice[], endpoint: string | undefined): string[] {
  const { clusterIP } = service.spec;
  if (endpoint === undefined && clusterIP !== undefined && clusterIP !== "None") return [clusterIP];
  return slices.flatMap(readyEndpoints).flatMap((candidate) => {
    if (endpoint !== undefined && labelOf(candidate) !== endpoint) return [];
    return candidate.addresses;
  });
}

function readyEndpoints(slice: WireEndpointSlice): WireEndpoint[] {
  return slice.endpoints.filter((endpoint) => endpoint.conditions.ready);
}

/** An endpoint's own label under the Service: its hostname, else its address with dashes. */
function labelOf(endpoint: WireEndpoint): string {
  return endpoint.hostname ?? (endpoint.addresses[0] ?? "").replaceAll(".", "-");
}

interface Port {
  name?: string;
  protocol?: string;
  port: number;
}

function matchesPort(candidate: Port, port: string, protocol: string): boolean {
  return Boolean(candidate.name) && candidate.name === port && (candidate.protocol ?? "TCP").toLowerCase() === protocol;
}

/** SRV records: for a headless Service, or one endpoint of any, one per endpoint at the pods' port; else one at the Service's own. */
function servicePorts(
  { service, suffix }: Named,
  slices: readonly WireEndpointSlice[],
  name: string,
  wanted: (port: Port) => boolean,
  label?: string,
): Answer[] {
  const targets =
    service.spec.clusterIP !== "None" && label === undefined
      ? (service.spec.ports ?? []).filter(wanted).map(({ port }) => ({ target: suffix, port }))
      : slices.flatMap((slice) => {
          const endpoints = readyEndpoints(slice).filter((endpoint) => label === undefined || labelOf(endpoint) === label);
          const ports = (slice.ports ?? []).filter(wanted);
          return ports.flatMap(({ port }) => endpoints.map((endpoint) => ({ target: `${labelOf(endpoint)}.${suffix}`, port })));
        });
  const weight = Math.floor(100 / targets.length);
  return targets.map((data) => ({ type: "SRV", name, ttl: ttlSeconds, data: { priority: 0, weight, ...data } }));
}

function slicesOf(store: Store, service: WireService): WireEndpointSlice[] {
  const { name, namespace = "" } = service.metadata;
  return store.list("endpointslices", namespace).filter((slice) => slice.metadata.labels?.["kubernetes.io/service-name"] === name);
}

/** PTR: a Service's own name for its address, and one name per Service that has the ready endpoint. */
function reverse(store: Store, name: string, type: RecordType): DnsAnswer {
  const ip = name.slice(0, -reverseZone.length).split(".").reverse().join(".");
  const targets = store.list("services").flatMap((service) => {
    const suffix = `${service.metadata.name}.${service.metadata.namespace ?? ""}.svc.${clusterDomain}`;
    if (service.spec.clusterIP === ip) return [suffix];
    const endpoints = slicesOf(store, service).flatMap(readyEndpoints);
    return endpoints.filter((endpoint) => endpoint.addresses.includes(ip)).map((endpoint) => `${labelOf(endpoint)}.${suffix}`);
  });
  return found(
    targets.map((data) => ({ type: "PTR", name, ttl: ttlSeconds, data })),
    type,
  );
}
