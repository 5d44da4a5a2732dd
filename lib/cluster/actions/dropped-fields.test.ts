import { expect, it } from "vitest";
import { droppedFields } from "./dropped-fields.ts";

it("names the fields that did not come back, records of a list by their names", () => {
  const patch = { spec: { containers: [{ name: "web", image: "a:2", extra: true }], paused: true } };
  const result = { spec: { containers: [{ name: "web", image: "a:2" }] } };
  expect(droppedFields(patch, result)).toEqual(["spec.containers[web].extra", "spec.paused"]);
});

it("knows a quantity again that the API server writes its own way", () => {
  const wanted = { spec: { containers: [{ name: "web", resources: { requests: { cpu: "0.5", memory: "1024Mi" } } }] } };
  const written = { spec: { containers: [{ name: "web", resources: { requests: { cpu: "500m", memory: "1Gi" } } }] } };
  expect(droppedFields(wanted, written)).toEqual([]);
  const other = { spec: { containers: [{ name: "web", resources: { requests: { cpu: "500m", memory: "2Gi" } } }] } };
  expect(droppedFields(wanted, other)).toEqual(["spec.containers[web].resources.requests.memory"]);
});

it("takes nought and emptiness as kept where the API leaves them out", () => {
  const patch = { spec: { minReadySeconds: 0, containers: [{ name: "web", env: [{ name: "A", value: "" }] }] } };
  expect(droppedFields(patch, { spec: { containers: [{ name: "web", env: [{ name: "A" }] }] } })).toEqual([]);
  expect(droppedFields({ spec: { minReadySeconds: 0 } }, { spec: { minReadySeconds: 5 } })).toEqual(["spec.minReadySeconds"]);
});
