import { afterAll, beforeAll, expect, test } from "vitest";
import type { WireDisruptionBudget } from "../../controllers/objects/disruption-budget.ts";
import type { WirePod } from "../../controllers/objects/pod.ts";
import { type LabServer, startLabServer } from "../testing/lab-server.ts";

let lab: LabServer;
beforeAll(async () => {
  lab = await startLabServer("token");
});
afterAll(() => lab.close());

function budget(minAvailable: number): WireDisruptionBudget {
  return {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name: "b", namespace: "default" },
    spec: { minAvailable, selector: { matchLabels: { app: "web" } } },
  };
}

function pod(name: string): WirePod {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace: "default", labels: { app: "web" } },
    spec: { nodeName: "node-1", containers: [{ name: "app", image: "app:v1" }] },
  };
}

function evict(name: string) {
  const body = { apiVersion: "policy/v1", kind: "Eviction", metadata: { name, namespace: "default" } };
  return lab.ask({ method: "POST", path: `/api/v1/namespaces/default/pods/${name}/eviction`, body });
}

test("an eviction is answered as the budget's status says, word for word, and what is allowed is deleted with its grace", async () => {
  const { store } = lab;
  store.create("poddisruptionbudgets", budget(1));
  for (const name of ["web-0", "web-1"]) {
    const created = store.create("pods", pod(name));
    store.update("pods", { ...created, status: { phase: "Running", conditions: [{ type: "Ready", status: "True" }] } });
  }
  lab.rest();
  expect(store.get("poddisruptionbudgets", "default", "b")?.status).toMatchObject({ disruptionsAllowed: 1, currentHealthy: 2 });

  expect(await evict("web-0")).toMatchObject({ status: 201, body: { kind: "Status", status: "Success", code: 201 } });
  expect(store.get("pods", "default", "web-0")?.metadata.deletionGracePeriodSeconds).toBe(30);
  expect(store.get("pods", "default", "web-0")?.status?.conditions?.[0]).toMatchObject({ type: "DisruptionTarget", status: "True" });
  lab.rest();

  const message = "The disruption budget b needs 1 healthy pods and has 1 currently";
  expect(await evict("web-1")).toMatchObject({
    status: 429,
    body: {
      reason: "TooManyRequests",
      message: "Cannot evict pod as it would violate the pod's disruption budget.",
      details: { causes: [{ reason: "DisruptionBudget", message }] },
    },
  });
  expect(store.get("pods", "default", "web-1")?.metadata.deletionTimestamp).toBeUndefined();
  expect(await evict("web-9")).toMatchObject({ status: 404 });
});
