import { afterEach, beforeEach, expect, test } from "vitest";
import type { WireConfigMap } from "../../controllers/objects/cluster-objects.ts";
import { eventually } from "../testing/eventually.ts";
import { type LabServer, startLabServer } from "../testing/lab-server.ts";

const path = "/api/v1/namespaces/default/configmaps";

let server: LabServer;
beforeEach(async () => {
  server = await startLabServer("secret", { namespaces: [] });
});
afterEach(() => server.close());

function map(name: string): WireConfigMap {
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name, namespace: "default" } };
}

test("a slow server answers once the time is over, and at once when that has ended", async () => {
  server.troubles.addLatency(2000);
  let answered = false;
  const answer = server.ask({ path }).then(({ status }) => {
    answered = true;
    return status;
  });
  await eventually("the request waits", () => server.clock.waiting > 0 || undefined);
  server.clock.tick(1999);
  expect(answered).toBe(false);
  server.clock.tick(1);
  expect(await answer).toBe(200);
  server.troubles.endLatency();
  expect((await server.ask({ path })).status).toBe(200);
});

test("a server that refuses says that it is overloaded, until that has ended", async () => {
  server.troubles.refuse();
  const { status, retryAfter, body } = await server.ask({ path });
  expect([status, retryAfter]).toEqual([503, "1"]);
  expect(body).toMatchObject({ kind: "Status", reason: "ServiceUnavailable" });
  server.troubles.endRefusal();
  expect((await server.ask({ path })).status).toBe(200);
});

test("the n-th create of a resource fails, as often as was said, and nothing of it is kept", () => {
  server.troubles.failCreate({ resource: "configmaps", nth: 2, times: 2 });
  const create = (name: string) => server.store.create("configmaps", map(name));
  create("a");
  expect(() => create("b")).toThrow("etcdserver: request timed out");
  expect(() => create("b")).toThrow("etcdserver: request timed out");
  create("c");
  expect(server.store.list("configmaps", "default").map(({ metadata }) => metadata.name)).toEqual(["a", "c"]);
});

test("closing the watches ends each of them, and new ones begin", async () => {
  const watch = await fetch(`${server.url}${path}?watch=true`);
  server.troubles.closeWatches();
  expect(await watch.text()).toBe("");
  expect(await server.ask({ path: `${path}?watch=true`, ms: 1 })).toMatchObject({ status: 200 });
});
