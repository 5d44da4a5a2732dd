import { dialogOf, openAction } from "../action-page.ts";
import { rowOf } from "../board-page.ts";
import { counterSet } from "./counter-set.ts";
import { expect, test } from "./namespace.ts";

test("I scale: told of the claim that will be found again and of the autoscaler that has a say; a change meanwhile is said, and nothing is lost", async ({
  page,
  namespace,
}) => {
  await namespace.apply(...counterSet({ name: "web", replicas: 2, annotated: true }));
  const url = await namespace.explore("--kubeconfig", namespace.kubeconfig, "--namespace", namespace.name);
  await page.goto(`${url}/statefulsets/${namespace.name}/web`);
  await expect(rowOf(page, 1)).toContainText("Ready");
  let dialog = await openAction(page, "Scale");
  await dialog.getByLabel("Replicas").fill("1");
  await expect(dialog).toContainText("web-1");
  await expect(dialog).toContainText("stays, with its data, without a pod");
  await dialog.getByRole("button", { name: "Scale to 1" }).click();
  await expect(rowOf(page, 1)).toContainText("Scaled away");

  await namespace.apply({
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: { name: "web-scaler" },
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "StatefulSet", name: "web" },
      minReplicas: 1,
      maxReplicas: 3,
      metrics: [{ type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 90 } } }],
    },
  });
  dialog = await openAction(page, "Scale");
  await dialog.getByLabel("Replicas").fill("4");
  await expect(dialog).toContainText("The autoscaler web-scaler scales this set by itself between 1 and 3: it will bring it back");
  await expect(dialog).toContainText(/data-web-1.*is there already/);
  await namespace.kubectl("scale", "statefulset", "web", "--replicas=0");
  await expect(dialog).toContainText("Changed meanwhile: now 0, was 1 when you opened this");
  await dialog.getByLabel("Replicas").fill("2");
  await dialog.getByRole("button", { name: "Scale to 2" }).click();
  await expect(rowOf(page, 1)).toContainText("41");
});

test("somebody who may look but not act: every action names its missing right; the one that is granted is offered", async ({
  page,
  namespace,
}) => {
  await namespace.apply(...counterSet({ name: "web", replicas: 1, annotated: true }));
  const seen = { verbs: ["get", "list", "watch"] };
  const kubeconfig = await namespace.kubeconfigWith([
    { ...seen, apiGroups: ["apps"], resources: ["statefulsets", "controllerrevisions"] },
    { ...seen, apiGroups: [""], resources: ["pods", "services", "events", "persistentvolumeclaims"] },
    { ...seen, apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"] },
    { verbs: ["patch"], apiGroups: ["apps"], resources: ["statefulsets/scale"] },
  ]);
  const url = await namespace.explore("--kubeconfig", kubeconfig, "--namespace", namespace.name);
  await page.goto(`${url}/statefulsets/${namespace.name}/web`);
  await expect(rowOf(page, 0)).toContainText("Ready");
  const viewer = `The service account viewer of namespace ${namespace.name}`;
  await page.getByRole("navigation", { name: "Actions" }).getByRole("link", { name: "More…" }).click();
  const menu = dialogOf(page, "Actions");
  await expect(menu.getByRole("link", { name: "Restart" })).toContainText(`${viewer} may not patch statefulsets.apps in namespace`);
  await expect(menu.getByRole("link", { name: "Delete set" })).toContainText("may not delete statefulsets.apps");
  await expect(menu.getByRole("link", { name: /^Scale/ })).not.toContainText("may not");
  await menu.getByRole("link", { name: /^Scale/ }).click();
  const dialog = dialogOf(page, "Scale");
  await dialog.getByLabel("Replicas").fill("2");
  await expect(dialog).toContainText("Whether an autoscaler scales this set is not known");
  await dialog.getByRole("button", { name: "Scale to 2" }).click();
  await expect(rowOf(page, 1)).toContainText("Ready");
});
