import { afterEach, beforeEach, expect, test } from "vitest";
import { TestClock } from "../testing/test-clock.ts";
import type { Prober } from "./contract.ts";
import { createProber } from "./create-prober.ts";
import { type PodNetwork, startPodNetwork } from "./testing/pod-network.ts";
import { byUid, target, until } from "./testing/probe-targets.ts";
import { type ScriptedCluster, scriptCluster } from "./testing/scripted-cluster.ts";

const name = "web-0.web.default.svc.cluster.local";
let network: PodNetwork;
let clock: TestClock;
let script: ScriptedCluster;
let prober: Prober;

function start(inside = true, rights: { allowExec?: boolean; allowProxy?: boolean } = {}): void {
  script = scriptCluster(inside ? { domain: "cluster.local", dns: network.dns, proxyUrl: network.proxyUrl } : undefined);
  prober = createProber({ cluster: script.cluster, clock, random: () => 0, allowExec: true, allowProxy: true, ...rights });
}

beforeEach(async () => {
  network = await startPodNetwork();
  clock = new TestClock();
  start();
});

afterEach(async () => {
  prober.close();
  await network.close();
});

test("a ready pod is asked by its name, at its own address, and says how it was known", async () => {
  const hosts: (string | undefined)[] = [];
  await network.serve("10.244.0.5:8000", (request, response) => {
    hosts.push(`${request.method} ${request.headers.host}${request.url}`);
    response.end("132\n");
  });
  network.records.set(name, ["10.244.0.5"]);
  prober.want(byUid(target()));
  await until(prober, () => prober.counter("uid-0") !== undefined);
  expect(prober.counter("uid-0")).toMatchObject({ value: 132, how: "by-name", source: "/visits" });
  expect(hosts).toEqual([`GET ${name}:8000/visits`]);
  expect(network.connects).toEqual(["10.244.0.5:8000"]);
  await until(prober, () => prober.dns("uid-0") !== undefined);
  expect(prober.dns("uid-0")).toMatchObject({ name, addresses: ["10.244.0.5"], matchesPod: true, how: "resolved", ttl: 5 });
  expect(network.queries).toEqual([name]);
});
