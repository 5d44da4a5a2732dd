import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ProbeTarget } from "./contract.ts";
import { COMMANDS_IN_FLIGHT_MAX, IN_FLIGHT_MAX } from "./limits.ts";
import { byUid, target, until } from "./testing/probe-targets.ts";
import { type Probing, startProbing } from "./testing/probing.ts";

let probing: Probing;
let answers: (string | Error)[];
const proxied = () => probing.script.proxied.length;

beforeEach(async () => {
  probing = await startProbing({ inside: false });
  answers = [];
  probing.script.mayExec = false;
  probing.script.onProxy(async () => {
    const answer = answers.shift() ?? "1";
    if (answer instanceof Error) throw answer;
    return { body: answer };
  });
});

afterEach(() => probing.close());

/** Lets promises that are due run, then moves the clock. */
async function pass(milliseconds: number): Promise<void> {
  await settle();
  probing.clock.tick(milliseconds);
  await settle();
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

test("nobody is asked until somebody looks, nor after they have gone", async () => {
  const { prober, clock } = probing;
  await pass(60_000);
  expect(proxied()).toBe(0);
  prober.want(byUid(target()));
  await pass(2_000);
  expect(proxied()).toBe(2);
  prober.want(new Map());
  expect(clock.waiting).toBe(0);
  await pass(600_000);
  expect(proxied()).toBe(2);
});

test("a board's pod is asked every 2 s, however often it is wanted", async () => {
  const { prober } = probing;
  for (let watcher = 0; watcher < 10; watcher++) prober.want(byUid(target()));
  await pass(1_999);
  for (let watcher = 0; watcher < 10; watcher++) prober.want(byUid(target()));
  expect(proxied()).toBe(1);
  await pass(1);
  expect(proxied()).toBe(2);
});

test("the fleet's pods are asked every 10 s; a board that opens makes it 2 s, without asking at once again", async () => {
  const { prober } = probing;
  prober.want(byUid(target({ closeness: "fleet" })));
  await pass(9_999);
  expect(proxied()).toBe(1);
  await pass(1);
  expect(proxied()).toBe(2);
  prober.want(byUid(target({ closeness: "board" })));
  await pass(1_999);
  expect(proxied()).toBe(2);
  await pass(1);
  expect(proxied()).toBe(3);
});

test("looking away and back again makes nothing faster, and the last reading is there at once", async () => {
  const { prober } = probing;
  prober.want(byUid(target()));
  await pass(100);
  for (let turn = 0; turn < 10; turn++) {
    prober.want(new Map());
    prober.want(byUid(target()));
    await pass(100);
  }
  expect(proxied()).toBe(1);
  expect(prober.counter("uid-0")).toMatchObject({ value: 1, how: "proxy" });
});

test("a pod that fails is asked after growing pauses up to 30 s, and soon when it changes", async () => {
  const { prober } = probing;
  probing.script.onProxy(() => Promise.reject(new Error("down")));
  prober.want(byUid(target()));
  await settle();
  const pauses: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    pauses.push(probing.clock.nextInMs ?? 0);
    await pass(probing.clock.nextInMs ?? 0);
  }
  expect(pauses).toEqual([4_000, 8_000, 16_000]);
  const before = proxied();
  await pass(29_999);
  expect(proxied()).toBe(before);
  await pass(1);
  expect(proxied()).toBe(before + 1);
  prober.want(byUid(target({ ready: false })));
  await pass(2_000);
  expect(proxied()).toBe(before + 2);
});

test("no more than 16 requests are under way over all pods", async () => {
  const { prober } = probing;
  const ends: (() => void)[] = [];
  let inFlight = 0;
  let most = 0;
  probing.script.onProxy(async () => {
    most = Math.max(most, ++inFlight);
    await new Promise<void>((resolve) => ends.push(resolve));
    inFlight--;
    return { body: "1" };
  });
  prober.want(byUid(...Array.from({ length: 50 }, (_, index) => target({ podUid: `uid-${index}`, podName: `web-${index}` }))));
  await settle();
  expect(ends).toHaveLength(IN_FLIGHT_MAX);
  for (let index = 0; index < 50; index++) {
    ends[index]?.();
    await settle();
  }
  expect([most, proxied()]).toEqual([IN_FLIGHT_MAX, 50]);
});

test("of these no more than four are commands, so that quick requests need not wait for them", async () => {
  const { prober, script } = probing;
  script.mayExec = true;
  script.onExec(() => new Promise(() => {}));
  const slow = Array.from({ length: 20 }, (_, index) => target({ podUid: `slow-${index}`, config: { refused: [] } }));
  prober.want(byUid(...slow, target()));
  await settle();
  expect(script.commands).toHaveLength(COMMANDS_IN_FLIGHT_MAX);
  expect(prober.counter("uid-0")).toMatchObject({ value: 1 });
});

test("an answer that comes when nobody looks any more is dropped", async () => {
  const { prober } = probing;
  const heard = vi.fn();
  const answer = Promise.withResolvers<{ body: string }>();
  probing.script.onProxy(() => answer.promise);
  prober.want(byUid(target()));
  await settle();
  prober.subscribe(heard);
  prober.want(new Map());
  answer.resolve({ body: "1" });
  await settle();
  expect(heard).not.toHaveBeenCalled();
  expect(prober.counter("uid-0")).toBeUndefined();
});

test("the next life of a name knows what the one before counted, and a failing one what it counted itself", async () => {
  const { prober } = probing;
  answers = ["132", "133", new Error("down"), "133"];
  const first: ProbeTarget = target();
  prober.want(byUid(first));
  await pass(2_000);
  await pass(2_000);
  expect(prober.counter("uid-0")).toMatchObject({ error: { code: "unreachable" }, before: { value: 133, uid: "uid-0" } });
  prober.want(byUid(target({ podUid: "uid-1" })));
  await until(prober, () => prober.counter("uid-1") !== undefined);
  expect(prober.counter("uid-1")).toMatchObject({ value: 133, before: { value: 133, uid: "uid-0" } });
  expect(prober.before("set-uid", "web-0", "uid-1")).toEqual({ value: 133, uid: "uid-0" });
});

test("listeners hear of each change once, of times alone once a period, and of nothing else", async () => {
  const { prober } = probing;
  const heard = vi.fn();
  const unsubscribe = prober.subscribe(heard);
  answers = ["1", "1", "2"];
  prober.want(byUid(target({ closeness: "fleet" })));
  await pass(0);
  expect(heard).toHaveBeenCalledTimes(1);
  await pass(10_000);
  expect(heard).toHaveBeenCalledTimes(2);
  await pass(10_000);
  expect(heard).toHaveBeenCalledTimes(3);
  unsubscribe();
  await pass(10_000);
  expect(heard).toHaveBeenCalledTimes(3);
});

test("a pod that cannot be asked is told of once, not again and again", async () => {
  const { prober } = probing;
  const heard = vi.fn();
  prober.want(byUid(target({ running: false })));
  await settle();
  prober.subscribe(heard);
  for (let turn = 0; turn < 5; turn++) await pass(2_000);
  expect(heard).not.toHaveBeenCalled();
});

test("closed, it asks nobody and leaves no timer", async () => {
  probing.prober.want(byUid(target()));
  await settle();
  probing.prober.close();
  expect(probing.clock.waiting).toBe(0);
});
