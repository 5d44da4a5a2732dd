import { exec } from "node:child_process";
import { promisify } from "node:util";
import { rowOf } from "../board-page.ts";
import { counterSet } from "./counter-set.ts";
import { expect, test } from "./namespace.ts";

const run = promisify(exec);

test("a board on a real cluster: rows, claims, names checked from inside, counters through the API server", async ({ page, namespace }) => {
  await namespace.apply(...counterSet({ name: "web", replicas: 2, annotated: true }));
  const url = await namespace.explore("--kubeconfig", namespace.kubeconfig, "--namespace", namespace.name);
  await page.goto(`${url}/statefulsets/${namespace.name}/web`);
  for (const ordinal of [0, 1]) {
    const row = rowOf(page, ordinal);
    await expect(row).toContainText("Ready");
    await expect(row).toContainText(/Bound · 16 MiB · RWO/);
    await expect(row).toContainText(String(40 + ordinal));
    await expect(row).toContainText("through the API server");
    const ip = await namespace.kubectl("get", "pod", `web-${ordinal}`, "-o", "jsonpath={.status.podIP}");
    await expect(row).toContainText(ip);
    await expect(row).toContainText("by exec");
    await expect(row).toContainText(await namespace.kubectl("get", "pod", `web-${ordinal}`, "-o", "jsonpath={.spec.nodeName}"));
  }
});

test("a set that says nothing of its counter: its file is found by exec; a deleted pod lives again with the same count", async ({
  page,
  namespace,
}) => {
  await namespace.apply(...counterSet({ name: "plain", replicas: 2, annotated: false }));
  const url = await namespace.explore("--kubeconfig", namespace.kubeconfig, "--namespace", namespace.name);
  await page.goto(`${url}/statefulsets/${namespace.name}/plain`);
  const row = rowOf(page, 1);
  await expect(row).toContainText("41");
  await expect(row).toContainText("/data/visits");
  const uid = () => namespace.kubectl("get", "pod", "plain-1", "-o", "jsonpath={.metadata.uid}");
  const before = await uid();
  await namespace.kubectl("delete", "pod", "plain-1");
  await expect(row).toContainText("2nd life");
  await expect(row).toContainText("same volume as before");
  await expect(row).toContainText("kept (41 before)");
  expect(await uid()).not.toBe(before);
});

test("a scale by kubectl is seen: rows come, rows go, and the claims they leave behind stay", async ({ page, namespace }) => {
  await namespace.apply(...counterSet({ name: "web", replicas: 1, annotated: true }));
  const url = await namespace.explore("--kubeconfig", namespace.kubeconfig, "--namespace", namespace.name);
  await page.goto(`${url}/statefulsets/${namespace.name}/web`);
  await expect(rowOf(page, 0)).toContainText("Ready");
  await expect(rowOf(page, 1)).toHaveCount(0);
  await namespace.kubectl("scale", "statefulset", "web", "--replicas=2");
  await expect(rowOf(page, 1)).toContainText("41");
  await namespace.kubectl("scale", "statefulset", "web", "--replicas=1");
  await expect(rowOf(page, 1)).toContainText(/scaled away/i);
  await expect(rowOf(page, 1)).toContainText("data-web-1");
  await expect(page.getByText(/left behind/).first()).toBeVisible();
});

test("somebody who may see pods and little else: the rest is dark, each with the right that is missing", async ({ page, namespace }) => {
  await namespace.apply(...counterSet({ name: "web", replicas: 1, annotated: true }));
  const seen = { verbs: ["get", "list", "watch"] };
  const kubeconfig = await namespace.kubeconfigWith([
    { ...seen, apiGroups: ["apps"], resources: ["statefulsets", "controllerrevisions"] },
    { ...seen, apiGroups: [""], resources: ["pods", "services", "events"] },
    { ...seen, apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"] },
  ]);
  const url = await namespace.explore("--kubeconfig", kubeconfig, "--namespace", namespace.name);
  await page.goto(`${url}/statefulsets/${namespace.name}/web`);
  const row = rowOf(page, 0);
  await expect(row).toContainText("Ready");
  await expect(row).toContainText("may not list");
  // Without the right to run a command in a pod nobody asked for the name.
  await expect(row).toContainText(/not verified/);
  // Without the right to the pod proxy nobody asked for the count.
  await expect(row).toContainText(/may not/);
});

test("the API server is killed and started again: the page says so, keeps what it knew, and catches up", async ({ page, namespace }) => {
  const { E2E_STOP_API_SERVER: stop, E2E_START_API_SERVER: start } = process.env;
  test.skip(!stop || !start, "E2E_STOP_API_SERVER and E2E_START_API_SERVER do not say how to");
  await namespace.apply(...counterSet({ name: "web", replicas: 2, annotated: true }));
  const url = await namespace.explore("--kubeconfig", namespace.kubeconfig, "--namespace", namespace.name);
  await page.goto(`${url}/statefulsets/${namespace.name}/web`);
  await expect(rowOf(page, 1)).toContainText("41");
  await run(stop ?? "");
  try {
    await expect(page.getByRole("banner")).toContainText("Reconnecting", { timeout: 10_000 });
    await expect(rowOf(page, 1)).toContainText("data-web-1");
    await expect(page.getByText(/as of/).first()).toBeVisible();
  } finally {
    await run(start ?? "");
  }
  await expect(page.getByRole("banner")).toContainText("Live");
  await namespace.kubectl("delete", "pod", "web-1");
  await expect(rowOf(page, 1)).toContainText("2nd life");
  await expect(rowOf(page, 1)).toContainText("kept (41 before)");
});
