import type { Meta } from "../../statefulset/objects/meta.ts";
import type { Service, ServicePort } from "../../statefulset/objects/service.ts";
import { intern, internText } from "./intern.ts";
import { toList, toNumber, toNumberOrText, toRaw, toRecord, toText } from "./raw.ts";
import { projectStringMap } from "./string-map.ts";

/** A Service; an absent targetPort is the port itself, as the API defaults it. */
export function projectService(meta: Meta, raw: unknown): Service {
  const spec = toRaw(toRaw(raw).spec);
  return toRecord({
    ...meta,
    type: intern(toText(spec.type) ?? "ClusterIP"),
    clusterIP: toText(spec.clusterIP),
    selector: spec.selector === undefined || spec.selector === null ? undefined : projectStringMap(spec.selector),
    ports: toList(spec.ports, projectPort),
    publishNotReadyAddresses: spec.publishNotReadyAddresses === true,
  });
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
