import { afterEach, beforeEach, expect, test } from "vitest";
import { type LabServer, startLabServer } from "../testing/lab-server.ts";

const token = "secret";
const other = "00000000-0000-0000-0000-000000000001";
const core = "/api/v1/namespaces/conformance";
const merge = { "content-type": "application/merge-patch+json" };

interface Refusal {
  message: string;
  details: { causes: { field: string; message: string }[] };
}

let server: LabServer;
beforeEach(async () => {
  server = await startLabServer(token);
});
afterEach(() => server.close());

async function refusalOf(path: string, metadata: unknown): Promise<Refusal> {
  const { status, body } = await server.ask({ method: "PATCH", path, headers: merge, body: { metadata } });
  expect(status).toBe(422);
  return body as Refusal;
}

const fieldsOf = ({ details }: Refusal) => details.causes.map(({ field }) => field.replace("metadata.", ""));
const general = ["labels", "uid", "labels"];

/** Asked of a real 1.35.4: each kind looks at the metadata of an update again, in an order of its own. */
test.each([
  ["configmaps", { apiVersion: "v1", kind: "ConfigMap" }, [...general, "uid", "labels", "finalizers[0]", "labels", "finalizers[0]"]],
  ["roles", { kind: "Role", rules: [] }, [...general, "labels", "finalizers[0]", "uid", "labels", "finalizers[0]"]],
  ["services", { apiVersion: "v1", kind: "Service", spec: { ports: [{ port: 80 }] } }, [...general, "uid", "labels", "finalizers[0]"]],
  ["poddisruptionbudgets", { kind: "PodDisruptionBudget", spec: { minAvailable: 1 } }, general],
])("an update of %s tells each cause as often as a real server does", async (resource, object, fields) => {
  const group = { roles: "rbac.authorization.k8s.io", poddisruptionbudgets: "policy" }[resource];
  const collection = group ? `/apis/${group}/v1/namespaces/conformance/${resource}` : `${core}/${resource}`;
  const body = { ...object, apiVersion: group ? `${group}/v1` : "v1", metadata: { name: "o" } };
  expect((await server.ask({ method: "POST", path: collection, body })).status).toBe(201);
  const refusal = await refusalOf(`${collection}/o`, { uid: other, labels: { a: "not ok!" }, finalizers: ["plain"] });
  expect(fieldsOf(refusal)).toEqual(fields);
  const told = refusal.message.split("field is immutable").length - 1;
  expect(told, "the message says each once").toBe(1);
});

test("what is being deleted takes no more finalizers, and lets go of those it has", async () => {
  const path = `${core}/configmaps/o`;
  const metadata = { name: "o", finalizers: ["example.com/keep"] };
  await server.ask({ method: "POST", path: `${core}/configmaps`, body: { apiVersion: "v1", kind: "ConfigMap", metadata } });
  await server.ask({ method: "DELETE", path });
  const refusal = await refusalOf(path, { finalizers: ["example.com/keep", "example.com/more"] });
  expect(refusal.message).toContain('found new finalizers []string{"example.com/more"}');
  expect((await server.ask({ method: "PATCH", path, headers: merge, body: { metadata: { finalizers: null } } })).status).toBe(200);
  expect((await server.ask({ path })).status).toBe(404);
});

test("a request that hangs is refused by its name", async () => {
  await expect(server.ask({ path: `${core}/pods?watch=true` })).rejects.toThrow(`GET ${core}/pods?watch=true does not end`);
});
