import { ProxyAgent, request } from "undici";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { systemClock } from "../clock.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { openCluster } from "../cluster/open-cluster.ts";
import { createProber } from "../counter/create-prober.ts";
import { ScaledClock } from "../lab/clocks/scaled-clock.ts";
import { type Lab, startLab } from "../lab/start-lab.ts";
import type { Topic } from "../protocol/topic.ts";
import type { Board } from "../statefulset/board/board.ts";
import { createLog } from "./log.ts";
import { Switchboard } from "./switchboard.ts";
import { Browser } from "./testing/browser.ts";

/** One app of the five labs: where its counter is, and how a person visits it. */
interface App {
  set: string;
  service: string;
  port: number;
  container: string;
  file: string;
  /** What it started with, ordinal by ordinal. */
  counts: readonly number[];
  /** The path of which a GET is a visit. */
  visit: string;
  /** Its probes ask that very path, so that the count rises by itself. */
  rises: boolean;
  how: "by-name" | "file";
}

const common = { port: 5000, visit: "/visit", rises: false, how: "by-name" } as const;
const moscow = { port: 5000, visit: "/", rises: true, how: "file", file: "/data/visits" } as const;

const apps: readonly App[] = [
  { ...common, set: "web-app", service: "web-app", container: "web-app", file: "/app/visits", counts: [10, 7] },
  { ...common, set: "app-python", service: "app-python", container: "app-python", file: "/app/data/visits.txt", counts: [31, 28] },
  { ...common, set: "python-app", service: "python-app", container: "python-app", file: "/config/visits.txt", counts: [4, 3] },
  { ...moscow, set: "moscow-time-py", service: "moscow-time-py", container: "moscow-time-py", counts: [104, 97] },
  { ...moscow, set: "moscow-time-bonus", service: "moscow-time-bonus", container: "moscow-time-bonus", counts: [12, 9] },
  {
    ...common,
    set: "myapp-stateful",
    service: "myapp-headless",
    container: "myapp",
    port: 8000,
    file: "/data/visits.txt",
    counts: [132, 126, 115],
  },
];

const limits = { timeoutMs: 60_000, bytesMax: 10_000 };
const topicOf = (name: string): Topic => ({ kind: "set", key: `set:default/${name}`, namespace: "default", name });

let lab: Lab;
let cluster: Cluster;
let switchboard: Switchboard;
let door: ProxyAgent;
const browser = new Browser(...apps.map(({ set }) => topicOf(set)));

beforeAll(async () => {
  // All time runs faster: a new pod is ready sooner, and the explorer asks again sooner than every few seconds.
  const speed = 8;
  lab = await startLab({ scenario: "all", speed });
  door = new ProxyAgent({ uri: lab.network.proxyUrl, proxyTunnel: true });
  const { kubeconfig: kubeconfigText, network } = lab;
  const clock = new ScaledClock(systemClock, { speed });
  cluster = await openCluster({ source: "lab", kubeconfigText, network, readOnly: false, clock, random: () => 0 });
  const prober = createProber({ cluster, clock, random: () => 0, allowExec: true, allowProxy: true });
  switchboard = new Switchboard(
    { source: "lab" },
    {
      clock,
      log: createLog("silent"),
      readOnly: false,
      newEpoch: () => "e",
      open: () => Promise.resolve({ cluster, prober }),
      contexts: () => Promise.resolve([]),
    },
  );
  await switchboard.start();
  switchboard.hub.join(browser, undefined);
});

afterAll(async () => {
  await switchboard.close();
  await door.close();
  await lab.close();
});

function slotsOf(set: string) {
  return Object.values((browser.documents.get(topicOf(set).key) as Board | undefined)?.slots ?? {});
}

const rowsOf = (set: string) => slotsOf(set).map(({ counter }) => counter.value);

async function fileOf({ set, container, file }: App, ordinal: number): Promise<number> {
  const { stdout } = await cluster.exec({ namespace: "default", pod: `${set}-${ordinal}`, container }, ["cat", file], limits);
  return Number(stdout);
}

/** GETs a page of one pod by its stable name, and answers the number on it. */
async function ask({ set, service, port }: App, ordinal: number, path: string): Promise<number> {
  const url = `http://${set}-${ordinal}.${service}.default.svc.cluster.local:${port}${path}`;
  const { body } = await request(url, { dispatcher: door });
  const text = await body.text();
  return Number(/Visits: (\d+)/.exec(text)?.[1] ?? text);
}

vi.setConfig({ testTimeout: 60_000 });
const until = (isSo: () => boolean | Promise<boolean>) => vi.waitUntil(isSo, { timeout: 50_000, interval: 20 });

describe.each(apps)("$set", (app) => {
  test("starts with the counts that were seen, in the file and in the row alike", async () => {
    const isRead = ({ counter }: ReturnType<typeof slotsOf>[number]) => counter.value !== undefined && counter.how === app.how;
    await until(() => slotsOf(app.set).filter(isRead).length === app.counts.length);
    const files = await Promise.all(app.counts.map((_, ordinal) => fileOf(app, ordinal)));
    if (!app.rises) expect([files, rowsOf(app.set)]).toEqual([app.counts, app.counts]);
    for (const [ordinal, count] of app.counts.entries()) expect(files[ordinal]).toBeGreaterThanOrEqual(count);
  });

  test("a visit moves the pod's answer, the file and the row together, and no other pod's", async () => {
    const others = rowsOf(app.set).slice(1);
    const before = await fileOf(app, 0);
    const answered = await ask(app, 0, app.visit);
    expect(answered).toBeGreaterThanOrEqual(before + 1);
    await until(async () => {
      const [row] = rowsOf(app.set);
      return row !== undefined && row >= answered && row === (await fileOf(app, 0));
    });
    if (app.rises) {
      // And then without anybody: by its probes alone.
      await until(async () => (await fileOf(app, 0)) > answered);
      return;
    }
    expect([await fileOf(app, 0), await ask(app, 0, "/"), rowsOf(app.set)]).toEqual([before + 1, before + 1, [before + 1, ...others]]);
  });
});

async function deleteFirstPod(set: string): Promise<void> {
  const uid = slotsOf(set)[0]?.pod?.uid;
  await fetch(`${lab.url}/api/v1/namespaces/default/pods/${set}-0`, { method: "DELETE" });
  await until(() => slotsOf(set)[0]?.pod?.uid !== uid && slotsOf(set)[0]?.state === "ready");
}

test("web-app-0 comes back with its claim and without its count: 1, and the next visit is the second", async () => {
  const [app] = apps;
  if (!app) return expect.unreachable();
  const claim = slotsOf(app.set)[0]?.claims[0]?.volume;
  await deleteFirstPod(app.set);
  await until(() => rowsOf(app.set)[0] === 1);
  expect([await fileOf(app, 0), slotsOf(app.set)[0]?.claims[0]?.volume]).toEqual([1, claim]);
  expect(await ask(app, 0, app.visit)).toBe(2);
});

test("myapp-stateful-0 comes back with its claim and its count", async () => {
  const app = apps.find(({ set }) => set === "myapp-stateful");
  if (!app) return expect.unreachable();
  const [count] = rowsOf(app.set);
  await deleteFirstPod(app.set);
  await until(() => rowsOf(app.set)[0] === count);
  expect(await fileOf(app, 0)).toBe(count);
});

test("python-app's Service leads to the pods of the leftover Deployment too", async () => {
  const seen = new Set<string>();
  await until(async () => {
    const once = new ProxyAgent({ uri: lab.network.proxyUrl, proxyTunnel: true });
    const { headers, body } = await request("http://python-app.default.svc.cluster.local:5000/visits", { dispatcher: once });
    seen.add(String(headers["x-served-by"]));
    await body.dump();
    await once.close();
    return seen.size === 4;
  });
  expect([...seen].filter((name) => /^python-app-[01]$/.test(name))).toHaveLength(2);
});
