import { afterEach, expect, test } from "vitest";
import type { ProbeTarget } from "./contract.ts";
import { DNS_TIMEOUT_MS, DNS_TRIES } from "./limits.ts";
import { byUid, target, until } from "./testing/probe-targets.ts";
import { type Probing, startProbing } from "./testing/probing.ts";

const name = "web-0.web.default.svc.cluster.local";
const nobody: Partial<ProbeTarget> = { config: { refused: [] } };
let probing: Probing;
afterEach(() => probing.close());

async function dnsOf(changes: Partial<ProbeTarget> = {}) {
  const pod = target({ ...nobody, ...changes });
  probing.prober.want(byUid(pod));
  await until(probing.prober, () => probing.prober.dns(pod.podUid) !== undefined);
  return probing.prober.dns(pod.podUid);
}

test("the name is resolved for real and compared with the pod's address", async () => {
  probing = await startProbing();
  probing.network.records.set(name, ["10.244.0.5"]);
  const view = await dnsOf();
  expect(view).toEqual({
    name,
    addresses: ["10.244.0.5"],
    matchesPod: true,
    how: "resolved",
    ms: 0,
    ttl: 5,
    server: "127.0.0.1",
    at: expect.any(String),
  });
});

test("counter and DNS check share one query", async () => {
  probing = await startProbing();
  probing.network.records.set(name, ["10.244.0.5"]);
  await probing.network.serve("10.244.0.5:8000", (_, response) => response.end("1"));
  await dnsOf({ config: { path: "/visits", refused: [] } });
  await until(probing.prober, () => probing.prober.counter("uid-0") !== undefined);
  expect(probing.network.queries).toEqual([name]);
});

test("an unknown name is NXDOMAIN; for a pod that is not ready that is why; for a Service that is not headless, too", async () => {
  probing = await startProbing();
  const message = `the cluster's DNS does not know ${name} (NXDOMAIN)`;
  expect((await dnsOf({ declared: [] }))?.problem).toEqual({ code: "nxdomain", message });
  const behind = `${message}; the EndpointSlice has the pod's address, so DNS is behind`;
  expect((await dnsOf({ podUid: "uid-3" }))?.problem).toEqual({ code: "nxdomain", message: behind });
  const notReady = { code: "not-ready", message: "no record: not ready" } as const;
  expect((await dnsOf({ podUid: "uid-1", ready: false, problem: notReady }))?.problem).toEqual(notReady);
  const notHeadless = { code: "not-headless", message: "not headless" } as const;
  expect((await dnsOf({ podUid: "uid-2", problem: notHeadless }))?.problem).toEqual(notHeadless);
});

test("a pod that is not ready but published has its answer and no problem", async () => {
  probing = await startProbing();
  probing.network.records.set(name, ["10.244.0.5"]);
  expect(await dnsOf({ ready: false, problem: { code: "not-ready", message: "x" } })).not.toHaveProperty("problem");
});

test("a DNS server that fails, or does not answer, is told apart from a name that does not exist", async () => {
  probing = await startProbing();
  probing.network.records.set(name, "servfail");
  expect((await dnsOf())?.problem).toMatchObject({ code: "server-down", message: expect.stringContaining("SERVFAIL") });
  probing.network.records.set(name, "silent");
  const asked = probing.network.queries.length;
  for (let tries = 0; tries < DNS_TRIES; tries++) {
    probing.clock.tick(2_000);
    await expect.poll(() => probing.network.queries.length).toBe(asked + tries + 1);
  }
  probing.clock.tick(DNS_TIMEOUT_MS);
  await until(probing.prober, () => probing.prober.dns("uid-0")?.problem?.message.includes("does not answer") === true);
  expect(probing.prober.dns("uid-0")).toMatchObject({ addresses: [], how: "resolved", problem: { code: "server-down" } });
});

test.each([
  [["10.244.0.5"], "the EndpointSlice has the pod's, so DNS is behind"],
  [["10.244.0.9"], "the EndpointSlice is behind too"],
  [[], "the EndpointSlice has neither"],
])("another pod's address is no match, and where it comes from is told (%j declared)", async (declared, why) => {
  probing = await startProbing();
  probing.network.records.set(name, ["10.244.0.9"]);
  expect(await dnsOf({ declared })).toMatchObject({
    matchesPod: false,
    problem: { code: "other-address", message: `DNS answers 10.244.0.9, but the pod's address is 10.244.0.5; ${why}` },
  });
});

test("where there can be no record nobody is asked", async () => {
  probing = await startProbing();
  const problem = { code: "no-service", message: "Service web does not exist" } as const;
  expect(await dnsOf({ problem })).toEqual({ name, addresses: [], how: "none", problem });
  expect(probing.network.queries).toEqual([]);
});

test("from outside: the domain from the pod's resolv.conf, the name by the pod's nslookup, every 30 s", async () => {
  probing = await startProbing({ inside: false });
  probing.script.onExec(([tool]) =>
    tool === "cat"
      ? { stdout: "search default.svc.k8s.example svc.k8s.example k8s.example\nnameserver 10.32.0.10\n" }
      : {
          exitCode: 1,
          stdout: "Server:\t10.32.0.10\n\nName:\tweb-0\nAddress: 10.244.0.5\n\n** server can't find web-0: NXDOMAIN\n",
          ms: 40,
        },
  );
  const changes: Partial<ProbeTarget> = { config: { path: "/visits", refused: [] } };
  expect(await dnsOf(changes)).toMatchObject({
    name: "web-0.web.default.svc.k8s.example",
    addresses: ["10.244.0.5"],
    matchesPod: true,
    how: "exec",
    ms: 40,
  });
  expect(probing.prober.domain()).toBe("k8s.example");
  expect(probing.script.commands).toEqual([
    ["cat", "/etc/resolv.conf"],
    ["nslookup", "web-0.web.default.svc.k8s.example."],
  ]);
  probing.clock.tick(29_999);
  expect(probing.script.commands).toHaveLength(2);
  probing.clock.tick(1);
  await expect.poll(() => probing.script.commands.length).toBe(3);
});

test("without nslookup getent is tried, and without either what is declared counts, unverified", async () => {
  probing = await startProbing({ inside: false });
  probing.script.onExec(([tool]) =>
    tool === "cat"
      ? { stdout: "search default.svc.cluster.local svc.cluster.local\n" }
      : tool === "nslookup"
        ? { exitCode: 127 }
        : { stdout: "10.244.0.5 web-0.web.default.svc.cluster.local\n" },
  );
  const config = { path: "/visits", refused: [] };
  expect(await dnsOf({ config })).toMatchObject({ how: "exec", matchesPod: true });
  probing.script.onExec(() => ({ exitCode: 127 }));
  expect(await dnsOf({ config, podUid: "uid-1" })).toEqual({
    name,
    addresses: ["10.244.0.5"],
    matchesPod: true,
    how: "declared",
    problem: { code: "not-verified", message: "declared in the EndpointSlice, not verified" },
  });
});

test("who may not exec sees what is declared, under the name as far as it is known", async () => {
  probing = await startProbing({ inside: false });
  probing.script.mayExec = false;
  expect(await dnsOf()).toMatchObject({ name: "web-0.web.default.svc", how: "declared", problem: { code: "not-verified" } });
  expect(probing.script.commands).toEqual([]);
  expect(probing.prober.domain()).toBeUndefined();
});

test("the fleet resolves no names", async () => {
  probing = await startProbing();
  await probing.network.serve("10.244.0.5:8000", (_, response) => response.end("1"));
  probing.prober.want(byUid(target({ ...nobody, closeness: "fleet" })));
  probing.clock.tick(60_000);
  expect(probing.prober.dns("uid-0")).toBeUndefined();
  expect(probing.network.queries).toEqual([]);
});
