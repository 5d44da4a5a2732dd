import { afterEach, beforeEach, expect, test } from "vitest";
import type { ProbeTarget } from "./contract.ts";
import { BOARD_PERIOD_MS } from "./limits.ts";
import { byUid, target, until } from "./testing/probe-targets.ts";
import { type Probing, startProbing } from "./testing/probing.ts";

/** Two pods on a board whose names are asked half a period apart, in a cluster where nothing but DNS leads to them; and then DNS is gone. */
const stepMs = 50;
let probing: Probing;
let pods: ProbeTarget[];
const nameOf = ({ dnsName }: ProbeTarget) => `${dnsName}.cluster.local`;
const codes = () => pods.map(({ podUid }) => [probing.prober.dns(podUid)?.problem?.code, probing.prober.counter(podUid)?.error?.code]);

beforeEach(async () => {
  probing = await startProbing({ allowProxy: false, allowExec: false });
  const { network, prober, clock } = probing;
  pods = [0, 1].map((ordinal) => {
    const ip = `10.244.0.${ordinal + 5}`;
    return target({ podName: `web-${ordinal}`, podUid: `uid-${ordinal}`, ip, dnsName: `web-${ordinal}.web.default.svc`, declared: [ip] });
  });
  for (const [ordinal, pod] of pods.entries()) {
    network.records.set(nameOf(pod), pod.declared);
    await network.serve(`${pod.ip}:8000`, (_, response) => response.end(String(40 + ordinal)));
    prober.want(byUid(...pods.slice(0, ordinal + 1)));
    await until(prober, () => prober.dns(pod.podUid) !== undefined && prober.counter(pod.podUid) !== undefined);
    clock.tick(BOARD_PERIOD_MS / 2);
  }
});
afterEach(() => probing.close());

/** Moves the clock in small steps until it is so of all pods, and answers how long that took on it. */
async function passUntil(wanted: readonly (string | undefined)[]): Promise<number> {
  let passedMs = 0;
  const pass = () => {
    probing.clock.tick(stepMs);
    passedMs += stepMs;
    return codes();
  };
  await expect.poll(pass, { interval: 20, timeout: 10_000 }).toEqual(pods.map(() => wanted));
  return passedMs;
}

async function loseDns(): Promise<void> {
  for (const pod of pods) probing.network.records.set(nameOf(pod), "silent");
  await passUntil(["server-down", "dns-down"]);
}

test("while DNS is down a counter's last value stays, with when it was read and what is the matter", async () => {
  const readAt = probing.prober.counter("uid-1")?.at;
  await loseDns();
  expect(probing.prober.counter("uid-1")).toMatchObject({ error: { code: "dns-down" }, before: { value: 41, uid: "uid-1" } });
  expect(Date.parse(probing.prober.counter("uid-1")?.before?.at ?? "")).toBeGreaterThanOrEqual(Date.parse(readAt ?? ""));
  expect(probing.prober.dns("uid-1")).toMatchObject({ addresses: [], problem: { message: expect.stringContaining("does not answer") } });
});

test("when it is back the first question that finds out brings all others with it, however long it was gone", async () => {
  await loseDns();
  const { network } = probing;
  // Each of these asks at most once a second, and gives up in half of one.
  const asked = network.queries.length;
  for (let seconds = 0; seconds < 60; seconds++) {
    probing.clock.tick(1_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(network.queries.length - asked).toBeLessThanOrEqual(60);
  for (const pod of pods) network.records.set(nameOf(pod), pod.declared);
  expect(await passUntil([undefined, undefined])).toBeLessThanOrEqual(5_000);
  expect(pods.map(({ podUid }) => probing.prober.counter(podUid)?.value)).toEqual([40, 41]);
});
