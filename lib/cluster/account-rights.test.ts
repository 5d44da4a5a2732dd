import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { systemClock } from "../clock.ts";
import { accountRights } from "./account-rights.ts";
import type { Cluster } from "./cluster.ts";
import { openCluster } from "./open-cluster.ts";
import { FakeApiServer, type FakeRequest, sendJson } from "./testing/fake-api-server.ts";
import { kubeconfigFor } from "./testing/kubeconfig-for.ts";
import { until } from "./testing/until.ts";

let server: FakeApiServer;
let directory: string;
let cluster: Cluster | undefined;

beforeEach(async () => {
  server = await FakeApiServer.start();
  directory = await mkdtemp(join(tmpdir(), "account-rights-"));
});

afterEach(async () => {
  await cluster?.close();
  await server.kill();
  await rm(directory, { recursive: true });
});

/** Opens the cluster, watches until everything is known, and fetches what can be fetched. */
async function useEverything(namespaces: readonly string[]): Promise<void> {
  const kubeconfig = join(directory, "config");
  await writeFile(kubeconfig, kubeconfigFor(server.url));
  cluster = await openCluster({ source: "kubeconfig", kubeconfig, readOnly: false, clock: systemClock, random: () => 0, namespaces });
  cluster.start();
  await until(
    () => server.count("watch") === accountRights.length * Math.max(1, namespaces.length) - unscoped(namespaces),
    "all is watched",
  );
  server.next.other.push((_request, response) => sendJson(response, 200, { metadata: { name: "web" } }));
  await cluster.getObject("statefulsets", "shop", "web");
}

/** How many watches fewer there are because kinds without namespaces are watched once. */
function unscoped(namespaces: readonly string[]): number {
  return accountRights.filter(({ namespaced }) => !namespaced).length * Math.max(0, namespaces.length - 1);
}

/** A request as RBAC sees it: "watch apps/statefulsets". */
function asRight({ kind, path }: FakeRequest): string {
  const [, group = "", rest = ""] = /^\/(?:api|apis\/([^/]+))\/v1\/(.*)$/.exec(path) ?? [];
  const [resource = ""] = rest.replace(/^namespaces\/[^/]+\//, "").split("/");
  return `${kind === "other" ? "get" : kind} ${group}/${resource}`;
}

/** What every account may ask, without any grant: the server's version, and reviews of itself. */
function isOpenToAll({ path }: FakeRequest): boolean {
  return path === "/version" || /^\/apis\/auth[a-z]+\.k8s\.io\/v1\/selfsubject[a-z]*reviews$/.test(path);
}

const written = accountRights.flatMap(({ group, resource, verbs }) => verbs.map((verb) => `${verb} ${group}/${resource}`)).sort();

it.each([[[]], [["shop"]], [["shop", "billing"]]])("is exactly what is asked of the API server, watching %j", async (namespaces) => {
  await useEverything(namespaces);
  const asked = server.requests.filter((request) => !isOpenToAll(request));
  expect(asked.map(({ method }) => method).filter((method) => method !== "GET")).toEqual([]);
  expect([...new Set(asked.map(asRight))].sort()).toEqual(written);
});

it("reads, and nothing else", () => {
  expect([...new Set(accountRights.flatMap(({ verbs }) => verbs))].sort()).toEqual(["get", "list", "watch"]);
  expect(accountRights.map(({ resource }): string => resource)).not.toContain("secrets");
});
