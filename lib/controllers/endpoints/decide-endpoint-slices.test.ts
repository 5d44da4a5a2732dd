import { expect, test } from "vitest";
import type { WirePod } from "../objects/pod.ts";
import type { WireEndpointSlice, WireService } from "../objects/service.ts";
import { decideEndpointSlices } from "./decide-endpoint-slices.ts";

const service: WireService = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web", namespace: "ns", uid: "service" },
  spec: { clusterIP: "None", selector: { app: "web" }, ports: [{ name: "http", port: 80, targetPort: "http" }] },
};

function pod(index: number, port = 8080): WirePod {
  const name = `web-${index}`;
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace: "ns", uid: name, labels: { app: "web" } },
    spec: { containers: [{ name: "app", image: "app", ports: [{ name: "http", containerPort: port }] }] },
    status: { phase: "Running", podIP: `10.0.0.${index}`, conditions: [{ type: "Ready", status: "True" }] },
  };
}

/** What there is after the actions, with names for what is new. */
function carriedOut(pods: readonly WirePod[], existing: readonly WireEndpointSlice[]): WireEndpointSlice[] {
  const slices = new Map(existing.map((slice) => [slice.metadata.name, slice]));
  for (const action of decideEndpointSlices(service, pods, existing)) {
    if (action.do === "delete") slices.delete(action.name);
    if ((action.do !== "create" && action.do !== "update") || action.resource !== "endpointslices") continue;
    const name = action.object.metadata.name || `web-${slices.size}-${pods.length}`;
    slices.set(name, { ...action.object, metadata: { ...action.object.metadata, name } });
  }
  return [...slices.values()];
}

const sizes = (slices: readonly WireEndpointSlice[]) => slices.map(({ endpoints }) => endpoints.length).sort((a, b) => b - a);

test("a slice holds a hundred endpoints at most, and endpoints stay where they are", () => {
  const pods = Array.from({ length: 250 }, (_, index) => pod(index));
  const slices = carriedOut(pods, []);
  expect(sizes(slices)).toEqual([100, 100, 50]);
  const fewer = pods.filter((_, index) => index !== 10);
  const touched = decideEndpointSlices(service, fewer, slices);
  expect(touched).toHaveLength(1);
  expect(sizes(carriedOut(fewer, slices))).toEqual([100, 99, 50]);
  expect(decideEndpointSlices(service, pods, slices)).toEqual([]);
});

test("pods whose named port is another number are in a slice of their own, and so is a pod without it", () => {
  const other = { ...pod(2), spec: { containers: [{ name: "app", image: "app" }] } };
  const slices = carriedOut([pod(0), pod(1, 9090), other], []);
  expect(slices.map(({ ports }) => ports?.[0]?.port)).toEqual([8080, 9090, undefined]);
  expect(sizes(carriedOut([pod(0)], slices))).toEqual([1]);
});

test("without endpoints one empty slice stays, the same one", () => {
  const [first] = carriedOut([pod(0)], []);
  expect(carriedOut([], first ? [first] : [])).toMatchObject([{ metadata: { name: first?.metadata.name }, endpoints: [], ports: null }]);
});
