import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { systemClock } from "../clock.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { openCluster } from "../cluster/open-cluster.ts";
import { createProber } from "../counter/create-prober.ts";
import { AppError } from "../errors.ts";
import { type Lab, startLab } from "../lab/start-lab.ts";
import type { ClusterStatus } from "../protocol/cluster-status.ts";
import type { Topic } from "../protocol/topic.ts";
import type { Board } from "../statefulset/board/board.ts";
import type { Fleet } from "../statefulset/board/fleet.ts";
import { TestClock } from "../testing/test-clock.ts";
import { createLog } from "./log.ts";
import { eventStream } from "./stream/event-stream.ts";
import { Switchboard, type SwitchboardOptions } from "./switchboard.ts";
import { Browser } from "./testing/browser.ts";

const status: Topic = { kind: "status", key: "status" };
const fleet: Topic = { kind: "fleet", key: "fleet" };
const set: Topic = { kind: "set", key: "set:default/myapp-stateful", namespace: "default", name: "myapp-stateful" };

let lab: Lab;
let switchboards: Switchboard[];

async function openLab(): Promise<{ cluster: Cluster; prober: ReturnType<typeof createProber> }> {
  const { kubeconfig: kubeconfigText, network } = lab;
  const cluster = await openCluster({ source: "lab", kubeconfigText, network, readOnly: false, clock: systemClock, random: () => 0 });
  return { cluster, prober: createProber({ cluster, clock: systemClock, random: () => 0, allowExec: true, allowProxy: true }) };
}

function makeSwitchboard(change: Partial<SwitchboardOptions> = {}): Switchboard {
  let epochs = 0;
  const switchboard = new Switchboard(
    { source: "lab" },
    {
      clock: systemClock,
      log: createLog("silent"),
      readOnly: false,
      newEpoch: () => `e${++epochs}`,
      open: openLab,
      contexts: async () => [
        { name: "lab", choice: { source: "lab" } },
        { name: "broken", choice: { source: "kubeconfig", context: "broken" } },
      ],
      ...change,
    },
  );
  switchboards.push(switchboard);
  return switchboard;
}

beforeEach(async () => {
  switchboards = [];
  lab = await startLab({ scenario: "myapp-stateful", speed: 50 });
});

afterEach(async () => {
  for (const switchboard of switchboards) await switchboard.close();
  await lab.close();
});

const until = (isSo: () => boolean) => vi.waitUntil(isSo, { timeout: 10_000, interval: 5 });

describe("from a cluster to a viewer", () => {
  test("the lab's board arrives with pods, claims, names and counters, and follows what happens", async () => {
    const switchboard = makeSwitchboard();
    await switchboard.start();
    const browser = new Browser(status, fleet, set);
    switchboard.hub.join(browser, undefined);
    const slots = () => Object.values((browser.documents.get(set.key) as Board | undefined)?.slots ?? {});
    await until(
      () =>
        slots()
          .map(({ counter }) => counter.value)
          .join() === "132,126,115",
    );
    // On a busy machine the first question of one may come too late, and is then asked another way before it is asked by name again.
    await until(() => slots().every(({ dns, counter }) => dns.how === "resolved" && dns.matchesPod === true && counter.how === "by-name"));
    expect(slots().map(({ state, counter, claims }) => [state, counter.how, claims[0]?.phase])).toEqual(
      Array(3).fill(["ready", "by-name", "Bound"]),
    );
    await until(() => (browser.documents.get(fleet.key) as Fleet).sets["default/myapp-stateful"]?.counters?.join() === "132,126,115");
    expect((browser.documents.get(status.key) as ClusterStatus).phase).toBe("live");

    const before = slots()[1]?.pod?.uid ?? "";
    await fetch(`${lab.url}/api/v1/namespaces/default/pods/myapp-stateful-1`, { method: "DELETE" });
    await until(() => slots()[1]?.pod?.lives === 2 && slots()[1]?.counter.value === 126);
    expect(slots()[1]?.pod?.earlier).toEqual([before]);
    expect(slots()[1]?.counter.before).toEqual({ value: 126, uid: before });
    expect(slots()[1]?.claims[0]?.sameVolume).toBe(true);
  });

  test("what a viewer has pieced together from patches is what a fresh viewer is given whole", async () => {
    const switchboard = makeSwitchboard();
    await switchboard.start();
    const patient = new Browser(set);
    switchboard.hub.join(patient, undefined);
    for (const ordinal of [0, 1, 2]) {
      await until(() => switchboard.isReady());
      await fetch(`${lab.url}/api/v1/namespaces/default/pods/myapp-stateful-${ordinal}`, { method: "DELETE" });
    }
    const lives = () =>
      Object.values((patient.documents.get(set.key) as Board | undefined)?.slots ?? {}).map(({ pod, state }) => `${pod?.lives}${state}`);
    await until(() => lives().join() === "2ready,2ready,2ready");
    await until(() => {
      const fresh = new Browser(set);
      switchboard.hub.join(fresh, undefined)();
      return JSON.stringify(sorted(fresh.documents.get(set.key))) === JSON.stringify(sorted(patient.documents.get(set.key)));
    });
  });

  test("a missing right darkens its column and names the right; the rest stays", async () => {
    lab.control.deny({ verb: "list", resource: "persistentvolumeclaims" });
    const switchboard = makeSwitchboard();
    await switchboard.start();
    await until(() => switchboard.isReady());
    const board = await switchboard.session.glance("default", "myapp-stateful");
    expect(board.dark.claims).toMatchObject({ right: "list persistentvolumeclaims in namespace default" });
    expect(board.dark.claims?.command).toContain("--resource=persistentvolumeclaims");
    expect(Object.keys(board.dark)).toEqual(["claims"]);
    expect(Object.values(board.slots).map(({ claims }) => claims[0]?.phase)).toEqual(["Unknown", "Unknown", "Unknown"]);
  });

  test("somebody who asks once is told the counters too", async () => {
    const switchboard = makeSwitchboard();
    await switchboard.start();
    await until(() => switchboard.isReady() && switchboard.session.fleet().sets["default/myapp-stateful"]?.ready === 3);
    const board = await switchboard.session.glance("default", "myapp-stateful");
    expect(Object.values(board.slots).map(({ counter }) => counter.value)).toEqual([132, 126, 115]);
    expect(() => switchboard.session.getBoard("default", "nowhere")).toThrow("does not exist");
  });
});

describe("which cluster is shown", () => {
  test("is ready from the first whole list on, and stays so while the API server is away: what is known is still shown", async () => {
    const switchboard = makeSwitchboard();
    expect(switchboard.isReady()).toBe(false);
    await switchboard.start();
    await until(() => switchboard.isReady());
    const browser = new Browser(status, fleet);
    switchboard.hub.join(browser, undefined);
    await lab.close();
    const view = () => browser.documents.get(status.key) as ClusterStatus;
    await until(() => view().phase === "reconnecting");
    expect(view().asOf).toBeDefined();
    expect(switchboard.isReady()).toBe(true);
    expect(Object.keys((browser.documents.get(fleet.key) as Fleet).sets)).toEqual(["default/myapp-stateful"]);
  });

  test("says goodbye before it closes: not ready, streams ended and new ones refused, plain questions still answered", async () => {
    const switchboard = makeSwitchboard();
    await switchboard.start();
    await until(() => switchboard.isReady());
    const browser = new Browser(fleet);
    switchboard.hub.join(browser, undefined);
    switchboard.leave();
    expect(browser.events.at(-1)).toBe("bye");
    expect(browser.ended).toBe(true);
    expect(switchboard.isReady()).toBe(false);
    expect(() => eventStream(switchboard.hub, [fleet], undefined, new AbortController().signal)).toThrow("The explorer is ending");
    expect(Object.keys(switchboard.session.fleet().sets)).toEqual(["default/myapp-stateful"]);
  });

  test("a viewer who comes to another replica is given everything there, and never a patch to what the first had told", async () => {
    const [first, second] = [makeSwitchboard({ newEpoch: () => "one" }), makeSwitchboard({ newEpoch: () => "two" })];
    await Promise.all([first.start(), second.start()]);
    await until(() => first.isReady() && second.isReady());
    const browser = new Browser(status, fleet, set);
    first.hub.join(browser, undefined);
    await until(() => browser.documents.size === 3);
    first.leave();
    const seen = browser.lastEventId;
    expect(seen).toMatch(/^one:/);
    const again = new Browser(status, fleet, set);
    second.hub.join(again, seen);
    expect(again.events).toEqual(["hello", "snapshot", "snapshot", "snapshot", undefined]);
    expect(again.lastEventId).toMatch(/^two:/);
  });

  test("a chosen cluster that does not answer is a state with its cause, tried again until it does", async () => {
    const clock = new TestClock();
    let answers = false;
    const open = async () => {
      if (!answers) throw new AppError("unreachable", "The cluster at https://10.0.0.1 does not answer: connection refused.");
      return openLab();
    };
    const switchboard = makeSwitchboard({ clock, open });
    await switchboard.start();
    const browser = new Browser(status);
    switchboard.hub.join(browser, undefined);
    expect(browser.documents.get(status.key)).toMatchObject({
      phase: "reconnecting",
      reason: expect.stringContaining("connection refused"),
    });
    expect(() => switchboard.session).toThrow("connection refused");
    expect(switchboard.isReady()).toBe(false);
    answers = true;
    clock.tick(1_000);
    await until(() => browser.events.at(-1) === "bye");
    expect(switchboard.session.cluster.source).toBe("lab");
  });

  test("switching to one that cannot be opened says why and leaves everything as it was", async () => {
    const open: SwitchboardOptions["open"] = async (choice) => {
      if (choice.context === "broken") throw new AppError("unreachable", "It does not answer.");
      return openLab();
    };
    const switchboard = makeSwitchboard({ open });
    await switchboard.start();
    const browser = new Browser(status);
    switchboard.hub.join(browser, undefined);
    await expect(switchboard.switchTo("broken")).rejects.toThrow("It does not answer.");
    await expect(switchboard.switchTo("nowhere")).rejects.toThrow("no context of that name");
    expect(browser.events).not.toContain("bye");
    expect(switchboard.session.cluster.context).toBe("lab");
  });

  test("switching sends viewers away, and those who come back find the other cluster under another epoch", async () => {
    const switchboard = makeSwitchboard();
    await switchboard.start();
    const browser = new Browser(status, set);
    switchboard.hub.join(browser, undefined);
    await switchboard.switchTo("lab");
    expect(browser.events.at(-1)).toBe("bye");
    const again = new Browser(status, set);
    switchboard.hub.join(again, browser.lastEventId);
    expect(again.events.filter((event) => event === "snapshot").length).toBeGreaterThan(0);
    expect(again.lastEventId?.split(":")[0]).not.toBe(browser.lastEventId?.split(":")[0]);
  });
});

/** With keys in one order, so that only content is compared. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
