import type { Endpoint, EndpointSlice } from "../../statefulset/objects/endpoint-slice.ts";
import type { Meta } from "../../statefulset/objects/meta.ts";
import { intern, internText } from "./intern.ts";
import { toList, toNumber, toRaw, toRecord, toText } from "./raw.ts";

/** An EndpointSlice of discovery.k8s.io/v1. */
export function projectEndpointSlice(meta: Meta, raw: unknown): EndpointSlice {
  const object = toRaw(raw);
  return toRecord({
    ...meta,
    serviceName: intern(meta.labels["kubernetes.io/service-name"] ?? ""),
    addressType: intern(toText(object.addressType) ?? "IPv4"),
    endpoints: toList(object.endpoints, projectEndpoint),
    ports: toList(object.ports, (port) => {
      const { name, port: number, protocol } = toRaw(port);
      return toRecord({ name: internText(toText(name)), port: toNumber(number), protocol: internText(toText(protocol)) });
    }),
  });
}

/** A condition that nobody set counts as true for ready and serving, and as false for terminating: the API's own rule. */
function projectEndpoint(raw: unknown): Endpoint | undefined {
  const { addresses, hostname, conditions, targetRef } = toRaw(raw);
  const { ready, serving, terminating } = toRaw(conditions);
  const target = toRaw(targetRef);
  const isPod = target.kind === "Pod";
  return toRecord({
    addresses: toList(addresses, toText),
    hostname: toText(hostname),
    ready: ready !== false,
    serving: typeof serving === "boolean" ? serving : ready !== false,
    terminating: terminating === true,
    podUid: isPod ? toText(target.uid) : undefined,
    podName: isPod ? toText(target.name) : undefined,
  });
}
