import type { Meta } from "../../statefulset/objects/meta.ts";
import type { Service, ServicePort } from "../../statefulset/objects/service.ts";
import { intern, internText } from "./intern.ts";
import { toList, toNumber, toNumberOrText, toRaw, toRecord, toText } from "./raw.ts";
import { projectStringMap } from "./string-map.ts";

/** A Service; an absent targetPort is the port itself, as the API defaults it. */
export function projectService(meta: Meta, raw: unknown): Service {
  const { spec: rawSpec, status } = toRaw(raw);
  const spec = toRaw(rawSpec);
  const otherIps = toList(spec.clusterIPs, toText).filter((ip) => ip !== spec.clusterIP);
  const outside = toList(spec.externalIPs, toText).concat(toList(toRaw(toRaw(status).loadBalancer).ingress, projectIngress));
  return toRecord({
    ...meta,
    type: intern(toText(spec.type) ?? "ClusterIP"),
    clusterIP: toText(spec.clusterIP),
    otherIps: otherIps.length === 0 ? undefined : Object.freeze(otherIps),
    outside: outside.length === 0 ? undefined : Object.freeze(outside),
    externalName: toText(spec.externalName),
    selector: spec.selector === undefined || spec.selector === null ? undefined : projectStringMap(spec.selector),
    ports: toList(spec.ports, projectPort),
    publishNotReadyAddresses: spec.publishNotReadyAddresses === true,
  });
}

function projectIngress(raw: unknown): string | undefined {
  const { ip, hostname } = toRaw(raw);
  return toText(ip) ?? toText(hostname);
}

function projectPort(raw: unknown): ServicePort | undefined {
  const { name, port, targetPort, nodePort, protocol } = toRaw(raw);
  const number = toNumber(port);
  if (number === undefined) return undefined;
  return toRecord({
    name: internText(toText(name)),
    port: number,
    targetPort: toNumberOrText(targetPort) ?? number,
    nodePort: toNumber(nodePort),
    protocol: intern(toText(protocol) ?? "TCP"),
  });
}
