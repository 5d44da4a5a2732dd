import { expect, it } from "vitest";
import { compareApplied } from "./compare-applied.ts";

const set = (container: object, more: object = {}) => ({
  apiVersion: "apps/v1",
  kind: "StatefulSet",
  metadata: { name: "web", labels: { "app.kubernetes.io/name": "web" }, creationTimestamp: null },
  spec: { replicas: 3, template: { spec: { containers: [container] } }, ...more },
});
const app = { name: "app", image: "web:1", resources: { requests: { cpu: "1000m", memory: "1Gi" } } };

it("looks at what was applied alone: what the cluster has added is no difference", () => {
  const live = set({ ...app, imagePullPolicy: "IfNotPresent" }, { podManagementPolicy: "Parallel" });
  expect(
    compareApplied(set(app), { ...live, metadata: { ...live.metadata, creationTimestamp: "2026-01-01T00:00:00Z", uid: "1" } }),
  ).toEqual({ differences: [], same: 9, cut: false });
});

it("names each field that is another, or is not there any more", () => {
  const applied = set({ ...app, env: [{ name: "A", value: "1" }] });
  const live = { ...set({ ...app, image: "web:2" }), metadata: { name: "web", labels: { "app.kubernetes.io/name": "shop" } } };
  live.spec.replicas = 5;
  expect(compareApplied(applied, live).differences).toEqual([
    { path: "metadata.labels[app.kubernetes.io/name]", applied: "web", live: "shop" },
    { path: "spec.replicas", applied: "3", live: "5" },
    { path: "spec.template.spec.containers[app].image", applied: "web:1", live: "web:2" },
    { path: "spec.template.spec.containers[app].env", applied: '[{"name":"A","value":"1"}]' },
  ]);
});

it("finds containers and variables by their names, wherever they stand", () => {
  const both = (containers: object[]) => ({ spec: { template: { spec: { containers } } } });
  const side = { name: "side", image: "side:1" };
  expect(compareApplied(both([app, side]), both([side, app])).differences).toEqual([]);
  expect(compareApplied(both([app, side]), both([app])).differences).toEqual([
    { path: "spec.template.spec.containers[side]", applied: '{"name":"side","image":"side:1"}' },
  ]);
});

it("takes quantities for what they are, not for how they are written", () => {
  const other = { ...app, resources: { requests: { cpu: "1", memory: "1024Mi" } } };
  expect(compareApplied(set(app), set(other)).differences).toEqual([]);
  const more = { ...app, resources: { requests: { cpu: "2", memory: "1Gi" } } };
  expect(compareApplied(set(app), set(more)).differences.map(({ path }) => path)).toEqual([
    "spec.template.spec.containers[app].resources.requests.cpu",
  ]);
});

it("shows what a list without keys has more", () => {
  const args = (...values: string[]) => ({ spec: { args: values } });
  expect(compareApplied(args("a"), args("a", "b")).differences).toEqual([{ path: "spec.args[1]", applied: "", live: "b" }]);
});

it("is bounded, and takes no name of Object's for a field", () => {
  const many = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`key${index}`, "a"]));
  const { differences, cut } = compareApplied({ data: many }, { data: {} });
  expect([differences.length, cut]).toEqual([500, true]);
  expect(compareApplied({ data: JSON.parse('{"constructor":"x"}') as object }, { data: {} }).differences).toEqual([
    { path: "data.constructor", applied: "x" },
  ]);
});
