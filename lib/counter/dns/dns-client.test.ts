import { createSocket } from "node:dgram";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TestClock } from "../../testing/test-clock.ts";
import { DNS_RETRY_MS, DNS_TIMEOUT_MS } from "../limits.ts";
import { startTestDns, type TestDns } from "../testing/test-dns.ts";
import { DnsClient, type DnsOutcome } from "./dns-client.ts";

const name = "web-0.web.default.svc.cluster.local";
const question = { name, type: "A" } as const;
let clock: TestClock;
let first: TestDns;
let second: TestDns;
const closers: (() => void)[] = [];

beforeEach(async () => {
  clock = new TestClock();
  first = await startTestDns();
  second = await startTestDns();
  closers.push(
    () => first.close(),
    () => second.close(),
  );
});

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function clientOf(...servers: { host: string; port: number }[]) {
  const onRecovery = vi.fn();
  const client = new DnsClient(clock, servers, onRecovery);
  closers.push(() => client.close());
  return { client, onRecovery };
}

/** A port of this machine at which nobody is, so that ICMP refuses what is sent there. */
async function nobody(): Promise<{ host: string; port: number }> {
  const socket = createSocket("udp4").bind(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address();
  socket.close();
  return { host: "127.0.0.1", port };
}

/** Waits until each of these servers was asked once more, and then as long as one is waited for. */
async function passTimeout(...asked: [TestDns, number][]): Promise<void> {
  for (const [dns, count] of asked) {
    await expect.poll(() => dns.queries.length).toBe(count);
    clock.tick(DNS_TIMEOUT_MS);
  }
}

const addresses = ({ answers }: DnsOutcome) => answers.map((answer) => (answer.type === "A" ? answer.data : answer.type));

test("a server that does not answer is passed over for the next one, which is then asked first", async () => {
  first.records.set(name, "silent");
  second.records.set(name, ["10.244.0.5"]);
  const { client } = clientOf(first, second);
  const asked = client.ask(question);
  await passTimeout([first, 1]);
  expect(addresses(await asked)).toEqual(["10.244.0.5"]);
  expect(addresses(await client.ask(question))).toEqual(["10.244.0.5"]);
  expect([first.queries.length, second.queries.length]).toEqual([1, 2]);
});

test("so is one that ICMP refuses, and one that has failed or refuses", async () => {
  second.records.set(name, ["10.244.0.5"]);
  expect(addresses(await clientOf(await nobody(), second).client.ask(question))).toEqual(["10.244.0.5"]);
  for (const trouble of ["servfail", "refused"] as const) {
    first.records.set(name, trouble);
    expect(addresses(await clientOf(first, second).client.ask(question))).toEqual(["10.244.0.5"]);
  }
});

test("the milliseconds are of the question that was answered, not of those before", async () => {
  first.records.set(name, "silent");
  second.records.set(name, ["10.244.0.5"]);
  second.held.add(name);
  const asked = clientOf(first, second).client.ask(question);
  await passTimeout([first, 1]);
  await expect.poll(() => second.queries).toHaveLength(1);
  clock.tick(7);
  second.letGo(name);
  expect(await asked).toMatchObject({ ms: 7, server: "127.0.0.1" });
});

test("NXDOMAIN is an answer: no other server is asked", async () => {
  const outcome = await clientOf(first, second).client.ask(question);
  expect(outcome.problem).toEqual({ code: "nxdomain", message: `the cluster's DNS does not know ${name} (NXDOMAIN)` });
  expect(second.queries).toEqual([]);
});

test("a name without such a record is told apart from one that is not there", async () => {
  first.records.set(name, ["10.244.0.5"]);
  const { client } = clientOf(first);
  expect((await client.ask({ name, type: "AAAA" })).problem?.message).toBe(`the cluster's DNS knows ${name}, but no address of it`);
  expect((await client.ask({ name, type: "SRV" })).problem?.message).toBe(`the cluster's DNS knows ${name}, but no SRV record of it`);
});

test("an answer that was cut is asked for again over TCP", async () => {
  first.records.set(name, "cut");
  expect(addresses(await clientOf(first).client.ask(question))).toEqual(["10.244.0.5"]);
  expect(first.queries).toHaveLength(2);
});

test("a name that is too long for DNS is not asked for", async () => {
  const tooLong = `${"a".repeat(64)}.web.default.svc.cluster.local`;
  expect((await clientOf(first).client.ask({ name: tooLong, type: "A" })).problem?.code).toBe("nxdomain");
  expect(first.queries).toEqual([]);
});

test.each(["servfail", "refused"] as const)(
  "%s everywhere is a DNS that does not answer, never a name that is not there",
  async (trouble) => {
    first.records.set(name, trouble);
    const { problem } = await clientOf(first).client.ask(question);
    expect(problem).toMatchObject({ code: "server-down", message: expect.stringContaining(trouble.toUpperCase()) });
  },
);

test("a refusal by ICMP, as of a kube-dns without endpoints, is a DNS that does not answer", async () => {
  const { client } = clientOf(await nobody(), await nobody());
  const { problem } = await client.ask(question);
  expect(problem?.code).toBe("server-down");
  expect(problem?.message).toMatch(
    /^the cluster's DNS server \(127.0.0.1:\d+\) does not answer \(connection refused\), nor does the other one$/,
  );
});

test("while DNS is down one question a second finds out whether it is back, and the others are not even sent", async () => {
  const names = Array.from({ length: 20 }, (_, ordinal) => `web-${ordinal}.web.default.svc.cluster.local`);
  for (const one of names) first.records.set(one, "silent");
  const { client, onRecovery } = clientOf(first);
  const asked = client.ask(question);
  await passTimeout([first, 1], [first, 2]);
  expect((await asked).problem?.code).toBe("server-down");
  const all = () => Promise.all(names.map((one) => client.ask({ name: one, type: "A" })));
  for (const { problem } of await all()) expect(problem?.code).toBe("server-down");
  expect(first.queries).toHaveLength(2);
  clock.tick(DNS_RETRY_MS);
  const again = all();
  await passTimeout([first, 3]);
  for (const { problem } of await again) expect(problem?.message).toContain("does not answer");
  expect([first.queries.length, onRecovery.mock.calls.length]).toEqual([3, 0]);

  for (const one of names) first.records.set(one, ["10.244.0.5"]);
  clock.tick(DNS_RETRY_MS);
  expect((await client.ask(question)).problem).toBeUndefined();
  expect(onRecovery).toHaveBeenCalledTimes(1);
  for (const outcome of await all()) expect(addresses(outcome)).toEqual(["10.244.0.5"]);
});

test("a single name that is not answered, while others are, takes no other name along", async () => {
  first.records.set(name, "silent");
  first.records.set("web-1", ["10.244.0.6"]);
  const { client } = clientOf(first);
  const asked = client.ask(question);
  await expect.poll(() => first.queries).toHaveLength(1);
  expect(addresses(await client.ask({ name: "web-1", type: "A" }))).toEqual(["10.244.0.6"]);
  clock.tick(DNS_TIMEOUT_MS);
  await passTimeout([first, 3]);
  expect((await asked).problem?.code).toBe("server-down");
  expect(addresses(await client.ask({ name: "web-1", type: "A" }))).toEqual(["10.244.0.6"]);
});

test("closed, it asks nobody any more and leaves no timer", async () => {
  first.records.set(name, "silent");
  const { client } = clientOf(first, second);
  const asked = client.ask(question);
  await expect.poll(() => first.queries).toHaveLength(1);
  client.close();
  await asked;
  expect([second.queries.length, clock.waiting]).toEqual([0, 0]);
});
