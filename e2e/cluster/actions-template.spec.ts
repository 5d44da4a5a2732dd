import { openAction } from "../action-page.ts";
import { rowOf } from "../board-page.ts";
import { counterSet } from "./counter-set.ts";
import { expect, test } from "./namespace.ts";

test("I update and undo: a broken image holds everything up, the undo names the pod that has to be deleted by hand, counts survive", async ({
  page,
  namespace,
}) => {
  await namespace.apply(...counterSet({ name: "web", replicas: 2, annotated: true }));
  const url = await namespace.explore("--kubeconfig", namespace.kubeconfig, "--namespace", namespace.name);
  await page.goto(`${url}/statefulsets/${namespace.name}/web`);
  await expect(rowOf(page, 1)).toContainText("41");
  const image = await namespace.kubectl("get", "statefulset/web", "-o", "jsonpath={.spec.template.spec.containers[0].image}");

  let dialog = await openAction(page, "Update");
  await dialog.getByLabel("Memory request").fill("2Gi");
  await dialog.getByLabel("Memory limit").fill("1Gi");
  await dialog.getByRole("button", { name: "Check first" }).click();
  await expect(dialog).toContainText('The API server says: Invalid value: "2Gi": must be less than or equal to memory limit of 1Gi.');
  await dialog.getByLabel("Memory request").fill("");
  await dialog.getByLabel("Memory limit").fill("");
  await dialog.getByLabel("Image").fill("localhost:1/none:1");
  await expect(dialog).toContainText("2 pods are replaced, one after the other, the highest ordinal first");
  await dialog.getByRole("button", { name: "Check first" }).click();
  await expect(dialog.getByRole("region", { name: "What the API server would do" })).toContainText("image: localhost:1/none:1");
  await dialog.getByRole("button", { name: "Update" }).dblclick();
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, 1)).toContainText("Failing", { timeout: 60_000 });

  dialog = await openAction(page, "Undo to a revision");
  await expect(dialog.getByLabel(/^Revision 1 .*Run it: web-0/)).toBeChecked();
  await expect(dialog).toContainText("web-1 is failing");
  await expect(dialog).toContainText("it has to be deleted by hand; it comes back at the new revision");
  await dialog.getByRole("button", { name: "Check first" }).click();
  await dialog.getByRole("button", { name: "Undo to revision 1" }).click();
  await expect(dialog).toBeHidden();
  expect(await namespace.kubectl("get", "statefulset/web", "-o", "jsonpath={.spec.template.spec.containers[0].image}")).toBe(image);
  await expect(page.getByLabel("What is happening")).toContainText("web-1 holds everything up");
  await namespace.kubectl("delete", "pod", "web-1");
  await expect(rowOf(page, 1)).toContainText("Ready", { timeout: 60_000 });
  await expect(rowOf(page, 1)).toContainText("41");
});

test("this server is asked what it keeps; a partition stops an update, a restart reaches only the pods from it on", async ({
  page,
  namespace,
}) => {
  await namespace.apply(...counterSet({ name: "web", replicas: 2, annotated: true }));
  const url = await namespace.explore("--kubeconfig", namespace.kubeconfig, "--namespace", namespace.name);
  await page.goto(`${url}/statefulsets/${namespace.name}/web`);
  await expect(rowOf(page, 1)).toContainText("Ready");
  let dialog = await openAction(page, "Update strategy");
  await expect(dialog).toContainText(/This server \(v[^)]+\) (drops it: the gate MaxUnavailableStatefulSet is off|keeps it)/);
  await page.keyboard.press("Escape");
  dialog = await openAction(page, "Partition");
  await dialog.getByLabel("Partition").fill("1");
  await dialog.getByRole("button", { name: "Set the partition to 1" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("slider", { name: "Partition" })).toHaveAttribute("aria-valuetext", "1: an update reaches web-1 and higher");
  dialog = await openAction(page, "Restart");
  await expect(dialog).toContainText("1 pod is replaced.");
  await expect(dialog).toContainText("Below the partition, and not touched: web-0");
  await dialog.getByRole("button", { name: "Restart" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel("What is happening")).toContainText("1 stays below the partition");
  await expect(rowOf(page, 1)).toContainText("2nd life", { timeout: 60_000 });
  await expect(rowOf(page, 1)).toContainText("41", { timeout: 60_000 });
  await expect(rowOf(page, 0)).not.toContainText("2nd life");
});
