import { afterEach, beforeEach, expect, test } from "vitest";
import { TestClock } from "../testing/test-clock.ts";
import { Gate } from "./gate.ts";
import { ADDRESSES_MAX, LOOKUP_SHARED_MS } from "./limits.ts";
import { NameResolver } from "./resolve-name.ts";
import { startTestDns, type TestDns } from "./testing/test-dns.ts";

const name = "web-0.web.default.svc.cluster.local";
const service = "_http._tcp.web.default.svc.cluster.local";
let clock: TestClock;
let dns: TestDns;
let resolver: NameResolver;

beforeEach(async () => {
  clock = new TestClock();
  dns = await startTestDns();
  resolver = new NameResolver({ clock, servers: [dns], gate: new Gate(1), onRecovery: () => {} });
});

afterEach(() => {
  resolver.close();
  dns.close();
});

test("one answer serves all who ask for a name within a second, and fewer where they want it fresher", async () => {
  dns.records.set(name, ["10.244.0.5"]);
  await Promise.all([resolver.resolve(name, 4), resolver.resolve(name, 4)]);
  clock.tick(LOOKUP_SHARED_MS - 1);
  await resolver.resolve(name, 4);
  expect(dns.queries).toHaveLength(1);
  await resolver.resolve(name, 4, 400);
  expect(dns.queries).toHaveLength(2);
  clock.tick(LOOKUP_SHARED_MS);
  await resolver.resolve(name, 4);
  expect(dns.queries).toHaveLength(3);
});

test("addresses of both families are asked for, each as its own record", async () => {
  dns.records.set(name, ["10.244.0.6", "10.244.0.5", "fd00::5"]);
  expect(await resolver.resolve(name, 4)).toMatchObject({ addresses: ["10.244.0.5", "10.244.0.6"], ttl: 5 });
  expect(await resolver.resolve(name, 6)).toMatchObject({ addresses: ["fd00::5"] });
});

test("an address of IPv6 is the one that the pod has, however many zeros are in it", async () => {
  dns.records.set(name, ["fd00:0:0:1::5"]);
  expect(await resolver.resolve(name, 6)).toMatchObject({ addresses: ["fd00:0:0:1::5"] });
});

test("of an answer that has no end only a part is kept", async () => {
  const many = Array.from({ length: ADDRESSES_MAX * 2 }, (_, index) => `10.244.1.${index}`);
  dns.records.set(name, many);
  expect((await resolver.resolve(name, 4)).addresses).toHaveLength(ADDRESSES_MAX);
});

test("a service's targets come with port, priority, weight and TTL, and clicking often asks once", async () => {
  dns.records.set(service, [{ target: name, port: 8080 }]);
  const [first, second] = await Promise.all([resolver.resolveService(service), resolver.resolveService(service)]);
  expect(first).toMatchObject({ targets: [{ target: name, port: 8080, priority: 0, weight: 50, ttl: 5 }], server: "127.0.0.1" });
  expect(second.targets).toEqual(first.targets);
  expect(dns.queries).toEqual([service]);
});

test("the milliseconds are of the question itself: waiting for its turn does not count", async () => {
  dns.records.set(name, ["10.244.0.5"]);
  dns.records.set(service, [{ target: name, port: 8080 }]);
  dns.held.add(name);
  const slow = resolver.resolve(name, 4);
  const waiting = resolver.resolveService(service);
  await expect.poll(() => dns.queries).toEqual([name]);
  clock.tick(300);
  dns.letGo(name);
  expect([(await slow).ms, (await waiting).ms]).toEqual([300, 0]);
});
