import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { startExplorer } from "./explorer.ts";
import { expect, expectAccessible, test } from "./story.ts";

/** Three pods that say a line every two seconds of the lab's; and beside each a container that dies again and again. */
const talk = `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: talk}
spec:
  serviceName: talk
  replicas: 3
  podManagementPolicy: Parallel
  selector: {matchLabels: {app: talk}}
  template:
    metadata: {labels: {app: talk}}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
      - name: app
        image: busybox:1
        command: [sh, -c, 'i=0; while true; do echo "line $i of $HOSTNAME"; i=$((i+1)); sleep 2; done']
      - name: dies
        image: busybox:1
        command: [sh, -c, 'printf "\\033[31mred\\033[0m <b>start</b>\\n"; sleep 15; echo goodbye; exit 3']
`;
const logs = "/statefulsets/default/talk?tab=logs";

test.beforeEach(async ({ page, lab }, testInfo) => {
  // High, so that what a story looks for has not gone out of view meanwhile.
  await page.setViewportSize({ width: 1280, height: 2000 });
  const manifest = testInfo.outputPath("talk.yaml");
  await writeFile(manifest, talk);
  await lab.kubectl("apply", "-f", manifest);
  await expect.poll(() => lab.kubectl("logs", "talk-2", "-c", "app").catch(() => "")).toContain("line 1");
});

/** The numbers of the lines that stand there, from top to bottom. */
async function numbersOn(page: Page): Promise<number[]> {
  const text = await page.getByRole("log").innerText();
  return [...text.matchAll(/line (\d+) of/g)].map(([, number]) => Number(number));
}

test("I follow the logs of all pods, interleaved by time", async ({ page }) => {
  await page.goto(logs);
  const log = page.getByRole("log");
  for (const pod of ["talk-0", "talk-1", "talk-2"]) await expect(log).toContainText(`line 3 of ${pod}`);
  await expect(log).toContainText("line 7 of talk-1");
  const numbers = await numbersOn(page);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  await expect(page.getByRole("paragraph").filter({ hasText: /\d+ lines/ })).toContainText("followed");
});

test("I read one container of one pod, without times, and a link shows it again", async ({ page }) => {
  await page.goto(logs);
  await page.getByRole("combobox", { name: "pod" }).selectOption("talk-1");
  await page.getByRole("combobox", { name: "container" }).selectOption("dies");
  await page.getByRole("button", { name: "Times" }).click();
  const log = page.getByRole("log");
  await expect(log).toContainText("red <b>start</b>");
  await expect(log).not.toContainText("line 1");
  await expect(page).toHaveURL(/pod=talk-1&container=dies&times=0/);
  await page.reload();
  await expect(log).toContainText("goodbye");
  await expect(log).toContainText("dies of talk-1 was started again after exit code 3");
});

test("a container crashes: I see that it was started again, and can read what it wrote before", async ({ page, lab }) => {
  await page.goto(`${logs}&pod=talk-0`);
  const log = page.getByRole("log");
  await expect(log).toContainText("line 4 of talk-0");
  await lab.setFault({ fault: "container-crash", container: "default/talk-0/app", exitCode: 7, times: "once" });
  await expect(log).toContainText("app of talk-0 was started again after exit code 7: restart 1.");
  await expect(log.getByText("line 0 of talk-0")).toHaveCount(2);
  await page.getByRole("button", { name: "Previous" }).click();
  await expect(page.getByText("all that the previous container wrote")).toBeVisible();
  await expect(log.getByText("line 0 of talk-0")).toHaveCount(1);
  await expect(log).toContainText("line 4 of talk-0");
});

test("a pod is deleted while its log is followed, and the next life goes on below", async ({ page, lab }) => {
  await page.goto(`${logs}&pod=talk-1`);
  const log = page.getByRole("log");
  await expect(log).toContainText("line 3 of talk-1");
  await lab.kubectl("delete", "pod", "talk-1");
  await expect(log).toContainText("2nd life of talk-1 begins.");
  await expect(log.getByText("line 1 of talk-1")).toHaveCount(2);
});

test("I search with the keyboard: what matches is shown and marked, and stands in the address", async ({ page }) => {
  await page.goto(logs);
  const log = page.getByRole("log");
  await expect(log).toContainText("line 6 of talk-2");
  await page.keyboard.press("/");
  await page.keyboard.type("Line 6 OF talk-2");
  await expect(log.locator("mark")).toHaveText("line 6 of talk-2");
  await expect(log).not.toContainText("line 5");
  await expect(page.getByText(/^1 of \d+ lines$/)).toBeVisible();
  await expect(page).toHaveURL(/q=Line\+6/);
  await page.keyboard.press("Escape");
  await expect(log).toContainText("line 5 of talk-0");
  await page.goto(`${logs}&q=nowhere`);
  await expect(page.getByText("No line matches")).toBeVisible();
  await page.getByRole("button", { name: "Show all lines" }).click();
  await expect(log).toContainText("line 5 of talk-0");
});

test("reading further up the log stands still, counts what comes, and goes on at the end", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await page.goto(`${logs}&pod=talk-0`);
  const log = page.getByRole("log");
  await expect(log).toContainText("line 19 of talk-0");
  await log.focus();
  await page.keyboard.press("Home");
  await expect(log).toContainText("line 0 of talk-0");
  const more = page.getByRole("button", { name: /new lines?/ });
  await expect(more).toContainText(/[3-9] new lines/);
  await expect(log).toContainText("line 0 of talk-0");
  await more.press("Enter");
  await expect(more).toBeHidden();
  await expect(log).not.toContainText("line 0 of talk-0");
});

test("a log that is not followed says so; cleared, it is empty; downloaded, it is as it was written", async ({ page }) => {
  await page.goto(`${logs}&pod=talk-0&container=dies&follow=0`);
  await expect(page.getByText("all that there was; not followed")).toBeVisible();
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download" }).click()]);
  expect(saved.suggestedFilename()).toBe("talk-0.log");
  const stream = await saved.createReadStream();
  const text = Buffer.concat(await stream.toArray()).toString();
  expect(text).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z /);
  expect(text).toContain("\u001b[31mred\u001b[0m <b>start</b>\n");
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page.getByText("No lines")).toBeVisible();
});

test("a container that there is none of, and a pod that is to come, are said not to be there", async ({ page, lab }) => {
  await page.goto(`${logs}&pod=talk-0&container=none`);
  await expect(page.getByRole("log")).toContainText("talk-0 has no container none; it has app, dies.");
  await page.goto(`${logs}&pod=talk-3`);
  const log = page.getByRole("log");
  await expect(log).toContainText("There is no pod talk-3 yet; its log begins when it comes.");
  await lab.kubectl("scale", "statefulset", "talk", "--replicas=4");
  await expect(log).toContainText("line 1 of talk-3");
});

test("without the right to read logs the tab names it, and the command that grants it", async ({ page, lab }) => {
  await lab.setFault({ fault: "right-missing", verb: "get", resource: "pods/log" });
  await page.goto(logs);
  await expect(page.getByText("get pods/log in namespace default", { exact: true })).toBeVisible();
  await expect(page.getByText(/kubectl create role get-pods-log --verb=get --resource=pods\/log -n default/).first()).toBeVisible();
  await expectAccessible(page);
});

test("an explorer that is read-only reads logs", async ({ page }) => {
  const explorer = await startExplorer(["--lab", "--read-only"], { LAB_SCENARIO: "myapp-stateful", LAB_SPEED: "10" });
  try {
    await page.goto(`${explorer.url}/statefulsets/default/myapp-stateful?tab=logs`);
    await expect(page.getByRole("log")).toContainText(/GET|listen/i);
  } finally {
    await explorer.stop();
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on the log, ${colorScheme}, wide and narrow; nothing is wider than a telephone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(`${logs}&q=line&wrap=1`);
      await expect(page.getByRole("log")).toContainText(/line \d+ of talk-0/);
      await expectAccessible(page);
      await page.goto(`${logs}&pod=talk-0&container=dies`);
      await expect(page.getByRole("log")).toContainText("red <b>start</b>");
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}
