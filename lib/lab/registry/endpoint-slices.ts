import type { WireEndpointSlice } from "../../controllers/objects/service.ts";
import { ageOf } from "./human-duration.ts";
import { ageColumn, allVerbs, type ResourceDefinition } from "./resource-definition.ts";

const shownMax = 3;

export const endpointSlices: ResourceDefinition<"endpointslices"> = {
  resource: "endpointslices",
  group: "discovery.k8s.io",
  version: "v1",
  kind: "EndpointSlice",
  singular: "endpointslice",
  namespaced: true,
  verbs: allVerbs,
  subresources: [],
  revalidates: ["object"],
  columns: [
    { name: "AddressType", description: "Kind of address that the slice holds." },
    { name: "Ports", description: "Ports that every endpoint of the slice has." },
    { name: "Endpoints", description: "Addresses of the endpoints." },
    ageColumn,
  ],
  cells: (slice, now) => [
    slice.metadata.name,
    slice.addressType,
    firstOf((slice.ports ?? []).map((port) => String(port.port))),
    firstOf(addressesOf(slice)),
    ageOf(slice.metadata.creationTimestamp, now),
  ],
  counts: true,
  setDefaults: (slice) => ({
    ...slice,
    endpoints: slice.endpoints?.map((endpoint) => ({ ...endpoint, conditions: endpoint.conditions ?? {} })) ?? slice.endpoints,
    ports: slice.ports?.map((port) => ({ ...port, name: port.name ?? "", protocol: port.protocol ?? "TCP" })) ?? null,
  }),
};

function addressesOf(slice: WireEndpointSlice): string[] {
  return slice.endpoints.flatMap((endpoint) => endpoint.addresses);
}

function firstOf(items: readonly string[]): string {
  if (items.length === 0) return "<unset>";
  const more = items.length > shownMax ? ` + ${items.length - shownMax} more...` : "";
  return items.slice(0, shownMax).join(",") + more;
}
