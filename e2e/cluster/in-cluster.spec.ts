import { readFile } from "node:fs/promises";
import { countOf, rowOf } from "../board-page.ts";
import { accountOf, demo, expect, explorerPods, release, test } from "./installation.ts";
import { startVisitor } from "./visitor.ts";

const ordinals = [0, 1, 2];

test("installed with its demo, I see pods, claims, names resolved, and counters read by name from inside; and what the cluster does to them", async ({
  page,
  namespace,
  installation,
}) => {
  const notes = await installation.install("demo.enabled=true");
  expect(notes).toContain(`kubectl --namespace ${namespace.name} port-forward service/${release}`);
  await installation.helm("test", release);
  const url = await installation.open();
  const address = `/statefulsets/${namespace.name}/${demo}`;
  await page.goto(`${url}${address}`);
  const jsonpath = (kind: string, name: string, path: string) => namespace.kubectl("get", kind, name, "-o", `jsonpath={${path}}`);
  const visitor = await startVisitor(namespace);

  await test.step("each row: ready, bound, its own name, which leads to its own address, and its count by name", async () => {
    const [explorer] = await explorerPods(namespace);
    for (const ordinal of ordinals) {
      const row = rowOf(page, ordinal);
      await expect(row).toContainText("Ready");
      await expect(row).toContainText("Bound");
      await expect(row).toContainText(await jsonpath("pod", `${demo}-${ordinal}`, ".status.podIP"));
      await expect(row).toContainText(/ ms/);
      await expect(row).toContainText("by name");
      const host = `${demo}-${ordinal}.${demo}.${namespace.name}.svc.cluster.local:8080`;
      expect(await namespace.kubectl("logs", `${demo}-${ordinal}`)).toContain(`GET /visits from ${explorer?.ip} host ${host} -> 200 0`);
    }
  });

  await test.step("visits made inside the cluster raise the count of the pod that got them", async () => {
    for (let visit = 0; visit < 5; visit++) await visitor.get(`http://${demo}-1.${demo}:8080/visit`);
    await expect.poll(() => countOf(page, 1)).toBe(5);
    for (let visit = 0; visit < 12; visit++) await visitor.get(`http://${demo}-lb/visit`);
    const total = async () => (await Promise.all(ordinals.map((ordinal) => countOf(page, ordinal)))).reduce((sum, count) => sum + count, 0);
    await expect.poll(total).toBe(17);
  });

  await test.step("a deleted pod lives again, on the same claim, with the same count", async () => {
    const count = await countOf(page, 1);
    const uid = await jsonpath("pod", `${demo}-1`, ".metadata.uid");
    const volume = await jsonpath("pvc", `data-${demo}-1`, ".spec.volumeName");
    await namespace.kubectl("delete", "pod", `${demo}-1`);
    await expect(rowOf(page, 1)).toContainText("2nd life");
    await expect(rowOf(page, 1)).toContainText("same volume as before");
    await expect(rowOf(page, 1)).toContainText(`kept (${count} before)`);
    await expect(rowOf(page, 1)).toContainText(/was missing for \d+(\.\d)? s/);
    expect(await jsonpath("pod", `${demo}-1`, ".metadata.uid")).not.toBe(uid);
    expect(await jsonpath("pvc", `data-${demo}-1`, ".spec.volumeName")).toBe(volume);
  });

  await test.step("the Service's SRV records, asked for from inside, lead to the three", async () => {
    await rowOf(page, 0).getByRole("button", { name: "Ordinal 0, details" }).click();
    const details = page.getByRole("region", { name: "Details of ordinal 0" });
    await details.getByRole("button", { name: "Look up SRV" }).click();
    for (const ordinal of ordinals) await expect(details).toContainText(`${demo}-${ordinal}:8080`);
    await details.getByRole("button", { name: "Close details" }).click();
  });

  await test.step("seen from outside at the same time, on the kubeconfig: the same values, another way", async () => {
    const outside = await namespace.explore("--kubeconfig", namespace.kubeconfig, "--namespace", namespace.name);
    const other = await page.context().newPage();
    await other.goto(`${outside}${address}`);
    for (const ordinal of ordinals) {
      await expect(rowOf(other, ordinal)).toContainText("through the API server");
      await expect(rowOf(other, ordinal)).toContainText("by exec");
      expect(await countOf(other, ordinal)).toBe(await countOf(page, ordinal));
    }
    await other.close();
  });

  await test.step("nobody is signed in, so nothing is done for anybody: said on the screen, and refused whoever asks", async () => {
    await expect(page.getByRole("navigation", { name: "Actions" })).toContainText("Actions are off here");
    const set = await (await fetch(`${url}/api${address}`)).json();
    const { uid, generation } = set.set;
    const wish = { action: "scale", replicas: 0, uid, generation, dryRun: false, key: "nobody-signed-in" };
    const answer = await fetch(`${url}/api${address}/actions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(wish),
    });
    expect(answer.status).toBe(403);
    expect((await answer.json()).error.message).toContain("until people can sign in here");
    for (const tab of await page.getByRole("navigation", { name: "Views" }).getByRole("link").all()) {
      await tab.click();
      await expect(page.getByText(/^Loading/)).toHaveCount(0);
    }
    await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Board" }).click();
  });

  await test.step("scaled to five and back to three, it shows the claims that were left behind", async () => {
    await namespace.kubectl("scale", "statefulset", demo, "--replicas=5");
    await expect(rowOf(page, 4)).toContainText("by name");
    await namespace.kubectl("scale", "statefulset", demo, "--replicas=3");
    for (const ordinal of [3, 4]) {
      await expect(rowOf(page, ordinal)).toContainText(/scaled away/i);
      await expect(rowOf(page, ordinal)).toContainText(`data-${demo}-${ordinal}`);
    }
    await expect(page.getByText(/left behind/).first()).toBeVisible();
  });

  await test.step("uninstalled, it leaves nothing but the demo's claims, as NOTES said", async () => {
    expect(notes).toMatch(/claims/);
    await installation.helm("uninstall", release, "--wait");
    await namespace.kubectl("delete", "pod", "visitor");
    await expect.poll(() => namespace.kubectl("get", "pods", "-o", "name")).toBe("");
    const left = await namespace.kubectl("get", "all,pvc,sa,cm,secret,ing,netpol,pdb,role,rolebinding", "-o", "name");
    const own = left
      .trim()
      .split("\n")
      .filter((name) => !/^(serviceaccount\/default|configmap\/kube-root-ca\.crt)$/.test(name));
    expect(own).toEqual([0, 1, 2, 3, 4].map((ordinal) => `persistentvolumeclaim/data-${demo}-${ordinal}`));
    expect(
      await namespace.kubectl("get", "clusterrole,clusterrolebinding", "-l", `app.kubernetes.io/instance=${release}`, "-o", "name"),
    ).toBe("");
  });
});

test("its account may do what the golden file says, and nothing else", async ({ namespace, installation }) => {
  await installation.install();
  const listed = await namespace.kubectl("auth", "can-i", "--list", `--as=${accountOf(namespace)}`);
  const lines = listed
    .trim()
    .split("\n")
    .map((line) => line.trim().replaceAll(/\s+/g, " "));
  const golden = await readFile(new URL("account-rights.golden.txt", import.meta.url), "utf8");
  expect(lines.slice(1).toSorted()).toEqual(golden.trim().split("\n"));
});

test("an installation for its own namespace shows that one alone, and says so", async ({ page, namespace, installation }) => {
  await installation.install("demo.enabled=true", "demo.replicas=1", `namespaces={${namespace.name}}`);
  await installation.helm("test", release);
  const url = await installation.open();
  await page.goto(url);
  await expect(page.getByRole("row", { name: new RegExp(demo) })).toContainText("1/1");
  await expect(page.getByText(new RegExp(`Only the namespace ${namespace.name}`))).toBeVisible();
  await page.getByRole("link", { name: demo }).first().click();
  await expect(rowOf(page, 0)).toContainText("by name");
  const account = `--as=${accountOf(namespace)}`;
  const may = (...question: readonly string[]) =>
    namespace.kubectl("auth", "can-i", ...question, account).then(
      () => true,
      () => false,
    );
  expect(await may("list", "pods")).toBe(true);
  expect(await may("list", "pods", "--all-namespaces")).toBe(false);
  expect(await may("list", "nodes")).toBe(false);
});

test("under a base path everything is found below it", async ({ page, namespace, installation }) => {
  await installation.install("demo.enabled=true", "demo.replicas=1", "basePath=/tools/statefulsets");
  await installation.helm("test", release);
  const url = await installation.open();
  await page.goto(`${url}/tools/statefulsets`);
  await page.getByRole("row").filter({ hasText: namespace.name }).getByRole("link", { name: demo }).click();
  await expect(page).toHaveURL(new RegExp(`/tools/statefulsets/statefulsets/${namespace.name}/${demo}`));
  await expect(rowOf(page, 0)).toContainText("by name");
  await page.reload();
  await expect(rowOf(page, 0)).toContainText("by name");
});
