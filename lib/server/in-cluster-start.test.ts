import { afterEach, beforeEach, expect, it } from "vitest";
import { openCluster } from "../cluster/open-cluster.ts";
import { FakeApiServer, sendStatus } from "../cluster/testing/fake-api-server.ts";
import { ProjectedAccount } from "../cluster/testing/projected-account.ts";
import { selfSigned } from "../cluster/testing/self-signed.ts";
import { until } from "../cluster/testing/until.ts";
import { createProber } from "../counter/create-prober.ts";
import type { ClusterStatus } from "../protocol/cluster-status.ts";
import { TestClock } from "../testing/test-clock.ts";
import { createLog } from "./log.ts";
import { Switchboard } from "./switchboard.ts";

const tls = selfSigned();

let clock: TestClock;
let server: FakeApiServer;
let account: ProjectedAccount;
let switchboard: Switchboard;

beforeEach(async () => {
  clock = new TestClock();
  server = await FakeApiServer.start(tls);
  account = await ProjectedAccount.make({ token: "t", ca: tls.cert });
  const address = { host: "127.0.0.1", port: server.port };
  const choice = { source: "in-cluster" } as const;
  switchboard = new Switchboard(choice, {
    clock,
    log: createLog("silent"),
    readOnly: true,
    newEpoch: () => "e",
    open: async () => {
      const cluster = await openCluster({ ...choice, address, directory: account.directory, readOnly: true, clock, random: () => 0 });
      return { cluster, prober: createProber({ cluster, clock, random: () => 0, allowExec: false, allowProxy: false }) };
    },
    contexts: async () => [],
  });
});

afterEach(async () => {
  await switchboard.close();
  await server.kill();
  await account.remove();
});

const status = () => switchboard.documentOf({ kind: "status", key: "status" }) as ClusterStatus;

it("starts while the API server is away: says so in a pod's words, tries again, and becomes ready by itself", async () => {
  await server.kill();
  await switchboard.start();
  expect(status()).toMatchObject({
    source: "in-cluster",
    phase: "reconnecting",
    reason: `This cluster's API server at ${server.url} cannot be reached: connection refused. It is tried again by itself; if that lasts, check that a NetworkPolicy lets this pod reach it.`,
    switchedOff: "no-sign-in",
  });
  expect(switchboard.isReady()).toBe(false);
  await server.listen();
  clock.tick(1_000);
  await until(() => switchboard.isReady() && status().phase === "live", "it is ready and live");
});

it.each([
  ["does not answer", () => undefined, "cannot be reached: no answer within 5 s."],
  [
    "is not well",
    (_request: unknown, response: Parameters<typeof sendStatus>[0]) => sendStatus(response, 500, "InternalError", "etcd is slow"),
    "is not well: etcd is slow.",
  ],
  [
    "does not know the account yet",
    (_request: unknown, response: Parameters<typeof sendStatus>[0]) => sendStatus(response, 401, "Unauthorized", "Unauthorized"),
    "refused the service account's token. Check that the service account still exists.",
  ],
])("starts while the API server %s, without a word of kubeconfigs, and becomes ready by itself", async (_what, answer, words) => {
  // A refused token is tried once more at once.
  server.next.other.push(answer, answer);
  const started = switchboard.start();
  await until(() => server.requests.length > 0, "it is asked");
  await until(() => {
    // Time passes only for a server that is silent: one that is slow on a busy machine would else be one, too.
    if (words.includes("no answer")) clock.tick(1_000);
    return status().reason !== undefined;
  }, "a reason is known");
  await started;
  expect(status().reason).toContain(words);
  expect(status().reason).not.toMatch(/kubeconfig|context|--lab/i);
  await until(() => {
    clock.tick(1_000);
    return switchboard.isReady();
  }, "it is ready");
});
