import { afterEach, beforeEach, expect, it } from "vitest";
import { openCluster } from "../cluster/open-cluster.ts";
import { checkMs } from "../cluster/rights/rights-check.ts";
import { FakeApiServer } from "../cluster/testing/fake-api-server.ts";
import { FakeRights } from "../cluster/testing/fake-rights.ts";
import { kubeconfigFor } from "../cluster/testing/kubeconfig-for.ts";
import { until } from "../cluster/testing/until.ts";
import { createProber } from "../counter/create-prober.ts";
import type { ClusterStatus } from "../protocol/cluster-status.ts";
import type { Topic } from "../protocol/topic.ts";
import type { Fleet } from "../statefulset/board/fleet.ts";
import { kindNames } from "../statefulset/objects/kinds.ts";
import { TestClock } from "../testing/test-clock.ts";
import { createLog } from "./log.ts";
import { Switchboard } from "./switchboard.ts";
import { Browser } from "./testing/browser.ts";

const topics: Topic[] = [
  { kind: "status", key: "status" },
  { kind: "fleet", key: "fleet" },
  { kind: "set", key: "set:a/web", namespace: "a", name: "web" },
  { kind: "set", key: "set:b/web", namespace: "b", name: "web" },
];

let clock: TestClock;
let server: FakeApiServer;
let rights: FakeRights;
let switchboard: Switchboard;
let browser: Browser;

beforeEach(async () => {
  clock = new TestClock();
  server = await FakeApiServer.start();
  rights = new FakeRights(server, ["a", "b", undefined]);
  for (const namespace of ["a", "b"]) {
    const metadata = { name: "web", namespace, uid: `u-${namespace}`, creationTimestamp: "2026-01-01T00:00:00Z" };
    const spec = { replicas: 1, serviceName: "web", selector: { matchLabels: { app: "web" } }, template: {} };
    server.put(`/apis/apps/v1/namespaces/${namespace}/statefulsets`, { metadata, spec, status: { replicas: 1 } });
  }
  switchboard = new Switchboard(
    { source: "kubeconfig" },
    {
      clock,
      log: createLog("silent"),
      readOnly: false,
      newEpoch: () => "e",
      open: async () => {
        const shared = { readOnly: false, clock, random: () => 0 };
        const kubeconfigText = kubeconfigFor(server.url);
        const cluster = await openCluster({ source: "lab", kubeconfigText, network: {}, namespaces: ["a", "b"], ...shared });
        return { cluster, prober: createProber({ cluster, clock, random: () => 0, allowExec: false, allowProxy: false }) };
      },
      contexts: async () => [],
    },
  );
  await switchboard.start();
  browser = new Browser(...topics);
  switchboard.hub.join(browser, undefined);
  const kinds = () => (switchboard.documentOf(topics[0] as Topic) as ClusterStatus).kinds;
  await until(() => kindNames.every((kind) => kinds()[kind].phase === "live"), "every kind is live");
  clock.tick(50);
});

afterEach(async () => {
  await switchboard.close();
  await server.kill();
});

const sets = () => Object.keys((browser.documents.get("fleet") as Fleet).sets);

it("takes what may no longer be seen from everybody who looks, and leaves them the rest; and gives it back", async () => {
  expect(sets()).toEqual(["a/web", "b/web"]);
  rights.revoke("statefulsets", "b");
  clock.tick(checkMs);
  await until(() => {
    clock.tick(50);
    return !browser.documents.has("set:b/web");
  }, "the board of b is gone");
  expect(sets()).toEqual(["a/web"]);
  expect(browser.documents.has("set:a/web")).toBe(true);
  expect((browser.documents.get("fleet") as Fleet).dark.statefulsets?.right).toBe("list statefulsets.apps in namespace b");
  expect((browser.documents.get("status") as ClusterStatus).phase).toBe("live");
  expect(() => switchboard.session.getBoard("b", "web")).toThrow("may not list statefulsets.apps in namespace b");
  rights.grant("statefulsets", "b");
  await until(() => {
    clock.tick(250);
    return browser.documents.has("set:b/web") && (browser.documents.get("fleet") as Fleet).dark.statefulsets === undefined;
  }, "the board of b is back");
  expect(sets()).toEqual(["a/web", "b/web"]);
  expect((browser.documents.get("fleet") as Fleet).dark).toEqual({});
});
