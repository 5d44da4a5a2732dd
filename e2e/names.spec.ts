import { openBoard, rowOf } from "./board-page.ts";
import { expect, expectAccessible, test } from "./story.ts";

test("I delete a pod and am told for how long its name was missing, also after I load the page again", async ({ page, lab }) => {
  await openBoard(page);
  const row = rowOf(page, 1);
  await expect(row).toContainText(/10\.244\.\d+\.\d+ · <?\d+ ms/);
  await lab.kubectl("delete", "pod", "myapp-stateful-1", "--wait=false");
  await expect(row).toContainText(/was missing for \d+(\.\d)? s/);
  const [words = ""] = /was missing for [\d.]+ s/.exec(await row.innerText()) ?? [];
  await page.reload();
  await expect(row).toContainText(words);
  await row.getByRole("button", { name: "Ordinal 1, details" }).click();
  const details = page.getByRole("region", { name: "Details of ordinal 1" });
  await expect(details).toContainText(new RegExp(`The name ${words}, until \\d\\d:\\d\\d:\\d\\d`));
  await expect(details).toContainText(/resolved by the cluster's DNS \(127\.0\.0\.1\) in <?\d+ ms, TTL 30 s/);
  await expectAccessible(page);
});

test("I look up the Service's SRV records; a DNS that does not answer is not taken for a name that is not there", async ({ page, lab }) => {
  await openBoard(page);
  await rowOf(page, 0).getByRole("button", { name: "Ordinal 0, details" }).click();
  const details = page.getByRole("region", { name: "Details of ordinal 0" });
  await details.getByRole("button", { name: "Look up SRV" }).click();
  await expect(details).toContainText("_http._tcp.myapp-headless.default.svc.cluster.local");
  await expect(details).toContainText(/3 targets in <?\d+ ms, TTL 30 s/);
  for (const ordinal of [0, 1, 2]) await expect(details).toContainText(`myapp-stateful-${ordinal}:8000`);
  await expectAccessible(page);
  await lab.setFault({ fault: "dns-down" });
  await expect(rowOf(page, 0)).toContainText("DNS server does not answer");
  await details.getByRole("button", { name: "Look up SRV" }).click();
  await expect(details).not.toContainText("3 targets");
  await expect(details).not.toContainText("NXDOMAIN");
});
