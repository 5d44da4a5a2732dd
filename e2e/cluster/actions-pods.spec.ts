import { stringify } from "yaml";
import { dialogOf } from "../action-page.ts";
import { rowOf } from "../board-page.ts";
import { applyManifest, kubectlFor } from "../kubectl.ts";
import { counterSet } from "./counter-set.ts";
import { expect, test } from "./namespace.ts";

test("I visit, delete a pod that was only tried before, and take the set away without its pods", async ({ page, namespace }) => {
  await namespace.apply(...counterSet({ name: "web", replicas: 2, annotated: true }));
  const url = await namespace.explore("--kubeconfig", namespace.kubeconfig, "--namespace", namespace.name);
  const board = `${url}/statefulsets/${namespace.name}/web`;
  await page.goto(board);
  await expect(rowOf(page, 1)).toContainText("Ready");
  const uids = () => namespace.kubectl("get", "pods", "-o", "jsonpath={.items[*].metadata.uid}");

  await page.goto(`${board}?do=visit&on=0`);
  let dialog = dialogOf(page, "Visit");
  await dialog.getByLabel("Path").fill("/visits");
  await dialog.getByLabel("Visits", { exact: true }).fill("5");
  await dialog.getByRole("checkbox", { name: "This adds visits" }).check();
  await dialog.getByRole("button", { name: "Visit 5 times" }).click();
  await expect(dialog.getByRole("region", { name: "Answers" })).toContainText("5 of 5 visits made");

  const podUid = await namespace.kubectl("get", "pod", "web-1", "-o", "jsonpath={.metadata.uid}");
  const uid = await namespace.kubectl("get", "statefulset", "web", "-o", "jsonpath={.metadata.uid}");
  const body = { action: "delete-pod", uid, ordinal: 1, podUid, dryRun: true, key: "only-a-trial" };
  const tried = await page.request.post(`${url}/api/statefulsets/${namespace.name}/web/actions`, { data: body });
  expect(tried.status()).toBe(200);
  expect(await namespace.kubectl("get", "pod", "web-1", "-o", "jsonpath={.metadata.uid}{.metadata.deletionTimestamp}")).toBe(podUid);

  await page.goto(`${board}?do=delete-pod&on=1`);
  dialog = dialogOf(page, "Delete pod");
  await dialog.getByRole("button", { name: "Delete web-1" }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(uids).not.toContain(podUid);
  await expect(rowOf(page, 1)).toContainText("Ready");

  const before = await uids();
  await page.goto(`${board}?do=delete-set`);
  dialog = dialogOf(page, "Delete set");
  await dialog.getByRole("radio", { name: "The set alone" }).check();
  await dialog.getByLabel("Type the set's name to confirm").fill("web");
  await dialog.getByRole("button", { name: "Delete the set alone" }).click();
  await expect(page.getByText("This StatefulSet is not there")).toBeVisible();
  expect(await uids()).toBe(before);
});

test("claims whose class does not allow it are not expanded: said before, and in the API server's words by whoever tries; the set goes with its pods", async ({
  page,
  namespace,
}) => {
  const cluster = kubectlFor(namespace.kubeconfig);
  const [provisioner, binding] = (
    await cluster("get", "storageclass", "-o", "jsonpath={.items[0].provisioner} {.items[0].volumeBindingMode}")
  ).split(" ");
  const className = `fixed-${namespace.name}`;
  const fixed = {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: { name: className },
    provisioner,
    volumeBindingMode: binding,
  };
  await applyManifest(namespace.kubeconfig, stringify(fixed));
  try {
    await namespace.apply(...counterSet({ name: "web", replicas: 2, annotated: true, className }));
    const url = await namespace.explore("--kubeconfig", namespace.kubeconfig, "--namespace", namespace.name);
    const board = `${url}/statefulsets/${namespace.name}/web`;
    await page.goto(board);
    await expect(rowOf(page, 1)).toContainText("Ready");
    await page.goto(`${board}?do=expand-claim`);
    await expect(dialogOf(page, "Expand claims")).toContainText(`their class ${className} does not allow it`);
    await expect(dialogOf(page, "Expand claims").getByLabel("New size")).toHaveCount(0);

    const claimUid = await namespace.kubectl("get", "pvc", "data-web-0", "-o", "jsonpath={.metadata.uid}");
    const body = { action: "expand-claim", claims: [{ claim: "data-web-0", claimUid }], size: "32Mi", dryRun: false, key: "tried-anyway" };
    const tried = await page.request.post(`${url}/api/statefulsets/${namespace.name}/web/actions`, { data: body });
    expect(tried.status()).toBe(403);
    expect((await tried.json()).error.message).toContain("only dynamically provisioned pvc can be resized");

    await page.goto(`${board}?do=delete-set`);
    const dialog = dialogOf(page, "Delete set");
    await dialog.getByRole("radio", { name: "Pods first" }).check();
    await expect(dialog).toContainText("data-web-0");
    await dialog.getByLabel("Type the set's name to confirm").fill("web");
    await page.keyboard.press("Enter");
    await expect(page.getByText("This StatefulSet is not there")).toBeVisible();
    await expect.poll(() => namespace.kubectl("get", "pods", "-o", "name")).toBe("");
    expect(await namespace.kubectl("get", "pvc", "-o", "name")).toContain("data-web-1");
  } finally {
    await cluster("delete", "storageclass", className);
  }
});
