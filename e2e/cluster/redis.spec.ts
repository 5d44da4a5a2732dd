import { rowOf } from "../board-page.ts";
import { expect, test } from "./installation.ts";
import { redisSet } from "./redis-set.ts";

test("a Redis of three that says nothing of itself is shown right: pods, claims, names, and no alarm for want of a counter", async ({
  page,
  namespace,
  installation,
}) => {
  await installation.install();
  await namespace.apply(...redisSet());
  const redis = (pod: string, ...command: readonly string[]) => namespace.kubectl("exec", pod, "--", "redis-cli", ...command);
  const url = await installation.open();
  await page.goto(`${url}/statefulsets/${namespace.name}/redis`);
  for (const ordinal of [0, 1, 2]) {
    const row = rowOf(page, ordinal);
    await expect(row).toContainText("Ready");
    await expect(row).toContainText("Bound");
    await expect(row).toContainText(await namespace.kubectl("get", "pod", `redis-${ordinal}`, "-o", "jsonpath={.status.podIP}"));
    await expect(row).toContainText(/ ms/);
    await expect(row.getByRole("cell").nth(5)).toContainText("—");
    await expect(row.getByRole("cell").nth(5)).toContainText("none annotated");
  }
  await expect.poll(() => redis("redis-0", "info", "replication")).toContain("connected_slaves:2");
  await redis("redis-0", "set", "kept", "on the claim");
  await namespace.kubectl("delete", "pod", "redis-0");
  await expect(rowOf(page, 0)).toContainText("2nd life");
  await expect(rowOf(page, 0)).toContainText("Ready");
  await expect(rowOf(page, 0)).toContainText("same volume as before");
  expect(await redis("redis-0", "get", "kept")).toContain("on the claim");
});
