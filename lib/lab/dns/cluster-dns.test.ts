import { beforeEach, expect, test } from "vitest";
import { TestClock } from "../../testing/test-clock.ts";
import { createRandom } from "../random.ts";
import { prepareWith } from "../registry/prepare-object.ts";
import { Store } from "../store/store.ts";
import { ClusterDns } from "./cluster-dns.ts";

const name = "web.default.svc.cluster.local";
const address = "10.96.0.77";

let clock: TestClock;
let store: Store;
let dns: ClusterDns;

beforeEach(() => {
  clock = new TestClock();
  store = new Store({ clock, random: createRandom(1), prepare: prepareWith(() => store) });
  dns = new ClusterDns(store, clock);
});

function createService(): void {
  const metadata = { name: "web", namespace: "default" };
  store.create("services", { apiVersion: "v1", kind: "Service", metadata, spec: { clusterIP: address, ports: [{ port: 80 }] } });
}

test("without a cache it says at once what is, and what is not any more", () => {
  expect(dns.ask({ name, type: "A" })?.code).toBe("NXDOMAIN");
  createService();
  expect(dns.addressesOf(name)).toEqual([address]);
  store.remove("services", "default", "web");
  expect(dns.addressesOf(name)).toEqual([]);
});

test("with a cache a name that appears is not there for as long as it was not", () => {
  dns.cache(30_000);
  expect(dns.ask({ name, type: "A" })?.code).toBe("NXDOMAIN");
  createService();
  clock.tick(29_999);
  expect(dns.ask({ name: name.toUpperCase(), type: "A" })?.code).toBe("NXDOMAIN");
  clock.tick(1);
  expect(dns.ask({ name, type: "A" })).toMatchObject({ code: "NOERROR", answers: [{ data: address, ttl: 30 }] });
});

test("with a cache a name that goes is given on, with what is left of its time", () => {
  createService();
  const end = dns.cache(30_000);
  dns.addressesOf(name);
  store.remove("services", "default", "web");
  clock.tick(10_000);
  expect(dns.ask({ name, type: "A" })?.answers).toMatchObject([{ data: address, ttl: 20 }]);
  end();
  expect(dns.addressesOf(name)).toEqual([]);
});

test("silent, it answers nobody, and then everybody again", () => {
  createService();
  const end = dns.silence();
  expect(dns.ask({ name, type: "A" })).toBeUndefined();
  expect(dns.addressesOf(name)).toEqual([]);
  end();
  expect(dns.addressesOf(name)).toEqual([address]);
});
