import { afterEach, beforeEach, expect, it } from "vitest";
import type { Cluster } from "../../cluster/cluster.ts";
import { openCluster } from "../../cluster/open-cluster.ts";
import { FakeApiServer } from "../../cluster/testing/fake-api-server.ts";
import { FakeRights } from "../../cluster/testing/fake-rights.ts";
import { ProjectedAccount } from "../../cluster/testing/projected-account.ts";
import { selfSigned } from "../../cluster/testing/self-signed.ts";
import { TestClock } from "../../testing/test-clock.ts";
import { readAccess } from "./read-access.ts";

const tls = selfSigned();
const clock = new TestClock();

let server: FakeApiServer;
let account: ProjectedAccount;
let cluster: Cluster;
let rights: FakeRights;

beforeEach(async () => {
  server = await FakeApiServer.start(tls);
  account = await ProjectedAccount.make({ token: "t", ca: tls.cert });
  rights = new FakeRights(server, [undefined, "shop"]);
  const address = { host: "127.0.0.1", port: server.port };
  const { directory } = account;
  cluster = await openCluster({ source: "in-cluster", address, directory, namespaces: ["shop"], readOnly: false, clock, random: () => 0 });
});

afterEach(async () => {
  await cluster.close();
  await server.kill();
  await account.remove();
});

it("tells in a cluster of the explorer's own account, about the first namespace that is watched; all but seeing is off", async () => {
  rights.revoke("events", "shop");
  const { namespace, namespaces, entries } = await readAccess(cluster, undefined);
  expect([namespace, namespaces]).toEqual(["shop", ["shop"]]);
  const events = entries.find(({ id }) => id === "events");
  expect(events?.rights.map(({ verb, allowed }) => [verb, allowed])).toEqual([
    ["list", false],
    ["watch", false],
  ]);
  expect(events?.rights[0]?.missing?.right).toBe("list events in namespace shop");
  expect(entries.filter(({ off }) => off === undefined).every(({ group }) => group === "see")).toBe(true);
  expect(entries.find(({ id }) => id === "scale")?.off).toContain("until people can sign in");
});

it("says where not all rules are told; what one may is asked all the same. Where no review is answered, that is an error", async () => {
  rights.reviews = "incomplete";
  const { incomplete, entries } = await readAccess(cluster, "shop");
  expect(incomplete).toBeDefined();
  expect(entries[0]?.rights[0]?.allowed).toBe(true);
  rights.reviews = "refused";
  await expect(readAccess(cluster, "shop")).rejects.toThrow("no review today");
});
