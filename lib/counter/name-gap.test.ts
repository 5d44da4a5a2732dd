import { afterEach, expect, test } from "vitest";
import type { ProbeTarget } from "./contract.ts";
import { BOARD_PERIOD_MS, QUICK_NAME_MS } from "./limits.ts";
import { byUid, target, until } from "./testing/probe-targets.ts";
import { type Probing, startProbing } from "./testing/probing.ts";

const name = "web-0.web.default.svc.cluster.local";
const start = Date.UTC(2026, 0, 1);
const at = (ms: number) => new Date(start + ms).toISOString();
let probing: Probing;
afterEach(() => probing.close());

const life = (podUid: string, changes: Partial<ProbeTarget> = {}) => target({ podUid, config: { refused: [] }, ...changes });
const gap = () => probing.prober.gap("set-uid", "web-0");

/** Moves the clock until the name is asked once more, and waits for what came of it. */
async function nextAnswer(podUid: string, afterMs: number): Promise<void> {
  const { network, clock, prober } = probing;
  const asked = network.queries.length;
  clock.tick(afterMs - 1);
  expect(network.queries).toHaveLength(asked);
  clock.tick(1);
  await expect.poll(() => prober.dns(podUid)?.at).toBe(new Date(clock.now()).toISOString());
  expect(network.queries).toHaveLength(asked + 1);
}

/** A board with a pod that has its name, and then has not: its record is gone, and so is soon the pod. */
async function startGap(): Promise<void> {
  probing = await startProbing();
  probing.network.records.set(name, ["10.244.0.5"]);
  probing.prober.want(byUid(life("a")));
  await until(probing.prober, () => probing.prober.dns("a") !== undefined);
  probing.network.records.delete(name);
  probing.prober.want(byUid(life("a", { ending: true })));
  await nextAnswer("a", BOARD_PERIOD_MS);
}

test("while a name is missing it is asked every half second, until it leads to the next pod; then as usual", async () => {
  await startGap();
  await nextAnswer("a", QUICK_NAME_MS);
  probing.clock.tick(100);
  probing.prober.gone(life("a"));
  probing.prober.want(new Map());
  probing.clock.tick(200);
  const { ip: _none, ...unaddressed } = life("b", { ready: false });
  probing.prober.want(byUid(unaddressed));
  probing.prober.want(byUid(life("b", { ip: "10.244.0.6" })));
  await until(probing.prober, () => probing.prober.dns("b") !== undefined);
  expect(gap()).toEqual({ since: at(2_000), withinMs: 2_000 });
  probing.network.records.set(name, ["10.244.0.6"]);
  await nextAnswer("b", QUICK_NAME_MS);
  expect(gap()).toEqual({ since: at(2_000), until: at(3_300), ms: 1_300, withinMs: 2_000 });
  await nextAnswer("b", BOARD_PERIOD_MS);
});

test("an answer that is still the old pod's is none for the new one", async () => {
  probing = await startProbing();
  probing.network.records.set(name, ["10.244.0.5"]);
  probing.prober.want(byUid(life("a")));
  await until(probing.prober, () => probing.prober.dns("a") !== undefined);
  probing.clock.tick(1_000);
  probing.prober.gone(life("a"));
  probing.prober.want(byUid(life("b", { ip: "10.244.0.6" })));
  await until(probing.prober, () => probing.prober.dns("b") !== undefined);
  expect(probing.prober.dns("b")).toMatchObject({ matchesPod: false, problem: { code: "other-address" } });
  expect(gap()).toMatchObject({ since: at(1_000) });
  expect(gap()?.until).toBeUndefined();
});

test("who reloads the page finds the gap as it was; what ended while nobody looked is not claimed", async () => {
  await startGap();
  await nextAnswer("a", QUICK_NAME_MS);
  const before = gap();
  probing.prober.want(new Map());
  probing.prober.want(byUid(life("a", { ending: true })));
  expect(gap()).toBe(before);
  probing.prober.want(new Map());
  probing.clock.tick(60_000);
  probing.network.records.set(name, ["10.244.0.5"]);
  probing.prober.want(byUid(life("a")));
  await until(probing.prober, () => gap()?.until !== undefined);
  expect(gap()).toEqual({ since: at(2_000), until: at(2_500), ms: 500, withinMs: 2_000, isAtLeast: true });
});

test("a DNS that does not answer makes no name missing", async () => {
  probing = await startProbing();
  probing.network.records.set(name, ["10.244.0.5"]);
  probing.prober.want(byUid(life("a")));
  await until(probing.prober, () => probing.prober.dns("a") !== undefined);
  probing.network.records.set(name, "servfail");
  probing.clock.tick(BOARD_PERIOD_MS);
  await until(probing.prober, () => probing.prober.dns("a")?.problem?.code === "server-down");
  expect(gap()).toBeUndefined();
});
