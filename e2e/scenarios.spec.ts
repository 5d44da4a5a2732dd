import type { Page } from "@playwright/test";
import { openBoard, rowOf } from "./board-page.ts";
import type { Kubectl } from "./kubectl.ts";
import { expect, test } from "./story.ts";

/** What the five labs tell: sets, in their order, with the counts that they were found with and how to read one with kubectl. */
const found = [
  { set: "web-app", counts: [10, 7], file: "visits", container: "web-app" },
  { set: "app-python", counts: [31, 28], file: "/app/data/visits.txt", container: "app-python" },
  { set: "python-app", counts: [4, 3], file: "/config/visits.txt", container: "python-app" },
  { set: "myapp-stateful", counts: [132, 126, 115], file: "/data/visits.txt", container: "myapp" },
] as const;

for (const speed of ["1", "20"]) {
  test.describe(`the five labs at speed ${speed}`, () => {
    test.use({ scenario: "all", speed });

    test("every row says what the pod's file holds, what the pod answers, and what kubectl reads", async ({ page, lab }) => {
      for (const { set, counts, file, container } of found) {
        await openBoard(page, `default/${set}`);
        for (const [ordinal, count] of counts.entries()) {
          await expect(rowOf(page, ordinal)).toContainText("Ready");
          await expect(rowOf(page, ordinal).getByText(String(count), { exact: true })).toBeVisible();
          expect((await lab.kubectl("exec", `${set}-${ordinal}`, "-c", container, "--", "cat", file)).trim()).toBe(String(count));
        }
      }
    });

    test("web-app-0 comes back with its claim, but its count is lost; myapp-stateful-0 keeps its 132", async ({ page, lab }) => {
      test.slow();
      const claims = await claimOf(lab.kubectl, "web-app-0");
      await openBoard(page, "default/web-app");
      await expect(rowOf(page, 0)).toContainText("10");
      // Where the next life comes too fast, kubectl 1.32 never hears of the end of the last one.
      await lab.kubectl("delete", "pod", "web-app-0", "myapp-stateful-0", "--wait=false");
      await expect(rowOf(page, 0)).toContainText("2nd life");
      await expect(rowOf(page, 0)).toContainText("Ready", { timeout: 40_000 });
      await expect(rowOf(page, 0)).toContainText("same volume as before");
      await expect(rowOf(page, 0)).toContainText("10 before");
      await expect(rowOf(page, 0).getByText("1", { exact: true })).toBeVisible();
      expect(await claimOf(lab.kubectl, "web-app-0")).toBe(claims);
      expect((await lab.kubectl("exec", "web-app-0", "-c", "web-app", "--", "cat", "visits")).trim()).toBe("1");
      await openBoard(page, "default/myapp-stateful");
      await expect(rowOf(page, 0)).toContainText("2nd life");
      await expect(rowOf(page, 0)).toContainText("Ready", { timeout: 40_000 });
      await expect(rowOf(page, 0).getByText("132", { exact: true })).toBeVisible();
      expect((await lab.kubectl("exec", "myapp-stateful-0", "--", "cat", "/data/visits.txt")).trim()).toBe("132");
    });

    test("moscow-time-py's count rises by its probes alone", async ({ page, lab }) => {
      test.slow();
      await openBoard(page, "default/moscow-time-py");
      const count = async () =>
        Number(await rowOf(page, 0).locator("td").filter({ hasText: /^\d+/ }).first().innerText().then(firstNumber));
      const before = await fileCount(lab.kubectl);
      expect(before).toBeGreaterThanOrEqual(104);
      await expect.poll(() => fileCount(lab.kubectl), { timeout: 40_000 }).toBeGreaterThan(before + 1);
      await expect.poll(count, { timeout: 40_000 }).toBeGreaterThan(before);
    });
  });

  test.describe(`a broken image at speed ${speed}`, () => {
    test.use({ scenario: "ordered", speed });

    test("it sticks at the highest ordinal; going back mends it in parallel, and in order only with a person's help", async ({
      page,
      lab,
    }) => {
      test.slow();
      for (const set of ["parallel", "ordered"]) {
        await lab.kubectl("set", "image", `sts/${set}`, "app=ordered:broken");
        await expectStuck(lab.kubectl, set);
      }
      await openBoard(page, "default/ordered");
      await expect(rowOf(page, 2)).toContainText(/ImagePullBackOff|ErrImagePull/);
      await expect(rowOf(page, 1)).toContainText("Ready");
      for (const set of ["parallel", "ordered"]) await lab.kubectl("rollout", "undo", `sts/${set}`);
      // The one that heals by itself is the clock for the one that does not.
      await openBoard(page, "default/parallel");
      await expectMended(page, lab.kubectl, "parallel");
      await expectStuck(lab.kubectl, "ordered");
      await openBoard(page, "default/ordered");
      await expect(rowOf(page, 2)).toContainText(/ImagePullBackOff|ErrImagePull/);
      await lab.kubectl("delete", "pod", "ordered-2", "--wait=false");
      await expectMended(page, lab.kubectl, "ordered");
    });
  });
}

test.describe("the five labs", () => {
  test.use({ scenario: "all" });

  test("python-app's Service also selects the two pods of a leftover Deployment", async ({ page, lab }) => {
    await openBoard(page, "default/python-app");
    await expect(page.getByRole("heading", { name: "Pods of others" })).toBeVisible();
    await expect(page.getByText(/2 pods match this set's labels but belong to .*; the Service sends traffic to them too\./)).toBeVisible();
    const addresses = await lab.kubectl(
      "get",
      "endpointslices",
      "-l",
      "kubernetes.io/service-name=python-app",
      "-o",
      "jsonpath={.items[*].endpoints[*].targetRef.name}",
    );
    expect(addresses.trim().split(/\s+/)).toHaveLength(4);
    expect(addresses.split(" ").filter((pod) => !/^python-app-[01]$/.test(pod))).toHaveLength(2);
  });

  test("the fleet shows them all, each as it stood in the lab that it is from", async ({ page, lab }) => {
    await page.goto("/");
    for (const [set, ready] of [
      ["web-app", "2/2"],
      ["vault", "1/1"],
      ["app-python", "2/2"],
      ["python-app", "2/2"],
      ["moscow-time-py", "2/2"],
      ["moscow-time-bonus", /\d\/\d/],
      ["moscow-time-bonus-ondelete", /\d\/\d/],
      ["myapp-stateful", "3/3"],
    ] as const) {
      await expect(page.getByRole("row").filter({ has: page.getByRole("link", { name: set, exact: true }) })).toContainText(ready);
    }
    const pods = await lab.kubectl("get", "pods");
    expect(pods).toMatch(/web-app-0\s+2\/2\s+Running/);
    expect(pods).toMatch(/vault-0\s+1\/1\s+Running/);
    const [partition, strategy] = [
      await lab.kubectl("get", "sts", "moscow-time-bonus", "-o", "jsonpath={.spec.updateStrategy.rollingUpdate.partition}"),
      await lab.kubectl("get", "sts", "moscow-time-bonus-ondelete", "-o", "jsonpath={.spec.updateStrategy.type}"),
    ];
    expect([partition, strategy]).toEqual(["1", "OnDelete"]);
  });
});

function firstNumber(text: string): number {
  return Number(/\d+/.exec(text)?.[0]);
}

async function claimOf(kubectl: Kubectl, pod: string): Promise<string> {
  const names = await kubectl("get", "pod", pod, "-o", "jsonpath={.spec.volumes[*].persistentVolumeClaim.claimName}");
  return kubectl("get", "pvc", names.trim(), "-o", "jsonpath={.metadata.name} {.metadata.uid} {.spec.volumeName}");
}

async function fileCount(kubectl: Kubectl): Promise<number> {
  return Number(await kubectl("exec", "moscow-time-py-0", "-c", "moscow-time-py", "--", "cat", "data/visits"));
}

/** Ordinal 2 of 3 waits for its image and will for ever; the others serve on at the old one. */
async function expectStuck(kubectl: Kubectl, set: string): Promise<void> {
  const reason = () =>
    kubectl("get", "pod", `${set}-2`, "--ignore-not-found", "-o", "jsonpath={.status.containerStatuses[0].state.waiting.reason}");
  await expect.poll(reason, { timeout: 60_000 }).toMatch(/ImagePullBackOff|ErrImagePull/);
  for (const ordinal of [0, 1]) {
    const image = await kubectl(
      "get",
      "pod",
      `${set}-${ordinal}`,
      "-o",
      "jsonpath={.spec.containers[0].image} {.status.containerStatuses[0].ready}",
    );
    expect(image).toBe("ordered:1.0 true");
  }
}

async function expectMended(page: Page, kubectl: Kubectl, set: string): Promise<void> {
  for (const ordinal of [0, 1, 2]) await expect(rowOf(page, ordinal)).toContainText("Ready", { timeout: 60_000 });
  const counts = () => kubectl("get", "sts", set, "-o", "jsonpath={.status.readyReplicas} {.status.updatedReplicas}");
  await expect.poll(counts, { timeout: 60_000 }).toBe("3 3");
}
