import { Resolver } from "node:dns/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LabFault } from "../../protocol/lab-fault.ts";
import { type LabOnTestClock, startLabOnTestClock } from "../testing/lab-on-test-clock.ts";

let lab: LabOnTestClock;

beforeEach(async () => {
  lab = await startLabOnTestClock();
});

afterEach(() => lab.close());

const set = (fault: LabFault) => lab.control.faults.set(fault);
const endAll = () => lab.control.faults.endAll();

test("dns-down: no name is answered, and every name is again", async () => {
  const resolver = new Resolver({ timeout: 200, tries: 1 });
  resolver.setServers([`${lab.network.dns.host}:${lab.network.dns.port}`]);
  const ask = () => resolver.resolve4("myapp-service.default.svc.cluster.local");
  expect(await ask()).toHaveLength(1);
  await set({ fault: "dns-down" });
  await expect(ask()).rejects.toMatchObject({ code: "ECONNREFUSED" });
  await endAll();
  expect(await ask()).toHaveLength(1);
});
