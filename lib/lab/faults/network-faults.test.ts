import { Resolver } from "node:dns/promises";
import { expect, test } from "vitest";
import { labForEachTest } from "../testing/lab-for-each-test.ts";

const lab = labForEachTest();
const { set, endAll, isReady: isPodReady, podsReady } = lab;

const isReady = () => [0, 1, 2].every((ordinal) => isPodReady(`myapp-stateful-${ordinal}`)) || undefined;

test("dns-cached: a pod's next life is not found under its name for 30 s, and then it is", async () => {
  const resolver = new Resolver({ timeout: 200, tries: 1 });
  resolver.setServers([`${lab.network.dns[0].host}:${lab.network.dns[0].port}`]);
  const name = "myapp-stateful-0.myapp-headless.default.svc.cluster.local";
  const ask = () => resolver.resolve4(name, { ttl: true });
  await podsReady();
  await set({ fault: "dns-cached" });
  const [before] = await ask();
  lab.control.store.remove("pods", "default", "myapp-stateful-0");
  const addressNow = () => lab.control.store.get("pods", "default", "myapp-stateful-0")?.status?.podIP;
  await lab.until("the next life", () => (isReady() && addressNow() !== before?.address) || undefined);
  expect((await ask())[0]?.address).toBe(before?.address);
  lab.clock.tick(30_000);
  expect(await ask()).toEqual([{ address: addressNow(), ttl: 30 }]);
  await endAll();
  expect(await ask()).toEqual([{ address: addressNow(), ttl: 30 }]);
});

test("dns-down: no name is answered, and every name is again", async () => {
  const resolver = new Resolver({ timeout: 200, tries: 1 });
  resolver.setServers([`${lab.network.dns[0].host}:${lab.network.dns[0].port}`]);
  const ask = () => resolver.resolve4("myapp-service.default.svc.cluster.local");
  expect(await ask()).toHaveLength(1);
  await set({ fault: "dns-down" });
  await expect(ask()).rejects.toMatchObject({ code: "ECONNREFUSED" });
  await endAll();
  expect(await ask()).toHaveLength(1);
});
