import { request } from "undici";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { systemClock } from "../../clock.ts";
import type { Cluster } from "../../cluster/cluster.ts";
import type { LogFrame, LogLine } from "../../protocol/log-frame.ts";
import { logQuery } from "../../protocol/log-query.ts";
import { LifeRecorder } from "../life-recorder.ts";
import { labScene } from "../testing/lab-scene.ts";
import { LogDesk, logReadersMax } from "./log-desk.ts";

const scene = labScene();
const address = { namespace: "default", name: "talk" };
let desk: LogDesk;
let leave: AbortController;
let stopSeeing: () => void;

beforeEach(() => {
  const lives = new LifeRecorder();
  const { cluster } = scene;
  for (const pod of cluster.cache.all("pods")) lives.see(pod, () => undefined);
  stopSeeing = cluster.cache.subscribe((change) => {
    if (change.type !== "status" && change.kind === "pods") lives.see(change.object, () => undefined);
  });
  desk = new LogDesk({ clock: systemClock, cluster, lives });
  leave = new AbortController();
});

afterEach(() => {
  leave.abort();
  desk.close();
  stopSeeing();
  scene.lab.control.allowAll();
});

/** Three pods that say a line every second of the lab's; and a container that dies after two lines, again and again. */
beforeAll(async () => {
  const container = (name: string, script: string) => ({ name, image: "busybox:1", command: ["sh", "-c", script] });
  const containers = [
    container("app", "i=0; while true; do echo $HOSTNAME line $i; i=$((i+1)); sleep 1; done"),
    container("dies", "echo one; echo two; sleep 2; exit 3"),
  ];
  const labels = { app: "talk" };
  const spec = {
    serviceName: "talk",
    replicas: 3,
    podManagementPolicy: "Parallel",
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { terminationGracePeriodSeconds: 1, containers } },
  };
  await send("POST", "/apis/apps/v1/namespaces/default/statefulsets", { metadata: { name: "talk" }, spec });
  await scene.until(() => podNames().every((pod) => scene.cluster.cache.find("pods", "default", pod)?.phase === "Running"));
});

const podNames = () => ["talk-0", "talk-1", "talk-2"];

async function send(method: "POST" | "DELETE", path: string, body?: object): Promise<void> {
  const headers = { "content-type": "application/json" };
  const answer = await request(scene.lab.url + path, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
  const text = await answer.body.text();
  if (answer.statusCode >= 300) throw new Error(text);
}

/** Reads frames until one is as wanted; answers all of them. */
async function read(query: Readonly<Record<string, string>>, isLast: (frame: LogFrame, all: readonly LogFrame[]) => boolean) {
  const asked = logQuery.parse(Object.fromEntries(Object.entries(query).map(([key, value]) => [key, [value]])));
  const { body } = desk.answer(address, asked, leave.signal);
  const frames: LogFrame[] = [];
  let rest = "";
  for await (const chunk of body ?? []) {
    const lines = (rest + Buffer.from(chunk).toString("utf8")).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines.filter(Boolean)) {
      const frame = JSON.parse(line) as LogFrame;
      frames.push(frame);
      if (isLast(frame, frames)) return frames;
    }
  }
  return frames;
}

const linesOf = (frames: readonly LogFrame[]) => frames.filter((frame): frame is LogLine => "text" in frame);
const isEnd = (frame: LogFrame) => "end" in frame;

const marksOf = (frames: readonly LogFrame[]) => frames.flatMap((frame) => ("mark" in frame ? [`${frame.mark}: ${frame.message}`] : []));

it("answers what all pods have written, interleaved by time, and ends", async () => {
  await scene.until(async () => linesOf(await read({}, isEnd)).length > 20);
  const frames = await read({ tail: "5" }, isEnd);
  const lines = linesOf(frames);
  expect(lines).toHaveLength(15);
  expect(new Set(lines.map(({ pod }) => pod))).toEqual(new Set(podNames()));
  const times = lines.map(({ at }) => at);
  expect(times).toEqual([...times].sort());
  expect(frames.at(-1)).toEqual({ end: true });
});

it("follows one pod, line by line, from as many lines before as were asked for", async () => {
  const lines = linesOf(await read({ pod: "talk-1", follow: "1", tail: "2" }, (_frame, all) => linesOf(all).length === 6));
  const numbers = lines.map(({ text }) => Number(/^talk-1 line (\d+)$/.exec(text)?.[1]));
  expect(numbers).toEqual(Array.from({ length: 6 }, (_, index) => (numbers[0] ?? 0) + index));
});

it("goes on with the next life of a pod that is deleted, and says so", async () => {
  const deleted = new AbortController();
  const frames = await read({ pod: "talk-2", follow: "1", tail: "1" }, (_frame, all) => {
    if (linesOf(all).length > 1 && !deleted.signal.aborted) {
      deleted.abort();
      void send("DELETE", "/api/v1/namespaces/default/pods/talk-2");
    }
    return marksOf(all).includes("life: 2nd life of talk-2 begins.") && linesOf(all).at(-1)?.text === "talk-2 line 1";
  });
  const texts = linesOf(frames).map(({ text }) => text);
  expect(texts.slice(texts.lastIndexOf("talk-2 line 0"))).toEqual(["talk-2 line 0", "talk-2 line 1"]);
  expect(new Set(texts).size).toBe(texts.length);
});

it("goes on with the next start of a container that ends, loses nothing and shows nothing twice", async () => {
  const frames = await read({ pod: "talk-0", container: "dies", follow: "1" }, (_frame, all) => linesOf(all).length >= 6);
  expect(linesOf(frames).map(({ text }) => text)).toEqual(["one", "two", "one", "two", "one", "two"]);
  expect(
    marksOf(frames)
      .filter((mark) => mark.startsWith("restart:"))
      .at(-1),
  ).toMatch(/^restart: dies of talk-0 was started again after exit code 3: restart \d+\.$/);
});

it("shows what a container wrote before it was started again, and says of another that there was none", async () => {
  const before = await read({ pod: "talk-0", container: "dies", previous: "1", follow: "1" }, isEnd);
  expect(linesOf(before).map(({ text }) => text)).toEqual(["one", "two"]);
  expect(marksOf(await read({ pod: "talk-0", container: "app", previous: "1" }, isEnd))).toEqual([
    "gone: talk-0 has no previous app: it was not started again yet, or its log is gone.",
  ]);
});

it("begins where it is told to", async () => {
  const [first] = linesOf(await read({ pod: "talk-1", tail: "1" }, isEnd));
  const lines = linesOf(await read({ pod: "talk-1", since: first?.at ?? "", follow: "1" }, (_frame, all) => linesOf(all).length > 3));
  expect(lines.map(({ text }) => text)).toContain(first?.text);
  expect(lines.every(({ at }) => Date.parse(at) >= Math.floor(Date.parse(first?.at ?? "") / 1000) * 1000)).toBe(true);
});

it("says what is not there: a container, a pod that is to come", async () => {
  expect(marksOf(await read({ pod: "talk-1", container: "none" }, isEnd))).toEqual([
    "gone: talk-1 has no container none; it has app, dies.",
  ]);
  expect(marksOf(await read({ pod: "talk-7" }, isEnd))).toEqual(["gone: There is no pod talk-7."]);
  const [waited] = await read({ pod: "talk-7", follow: "1" }, () => true);
  expect(waited).toMatchObject({ message: "There is no pod talk-7 yet; its log begins when it comes." });
});

it("goes on where it was when the API server has been away: nothing is lost, nothing twice", async () => {
  const { control } = scene.lab;
  let isCut = false;
  const frames = await read({ pod: "talk-1", follow: "1", tail: "1" }, (_frame, all) => {
    if (linesOf(all).length === 3 && !isCut) {
      isCut = true;
      void control.stopApiServer().then(() => control.startApiServer());
    }
    return linesOf(all).length >= 12 && marksOf(all).length > 0;
  });
  const numbers = linesOf(frames).map(({ text }) => Number(/line (\d+)$/.exec(text)?.[1]));
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  expect(marksOf(frames).every((mark) => mark.startsWith("broken: "))).toBe(true);
});

it("asks nothing where nobody can sign in, and says why", () => {
  const off = "In a cluster the explorer does nothing for single persons until people can sign in here.";
  const cluster = { asPerson: () => ({ readsAreOff: off }) } as unknown as Cluster;
  const closed = new LogDesk({ clock: systemClock, cluster, lives: new LifeRecorder() });
  expect(() => closed.answer(address, logQuery.parse({}), leave.signal)).toThrow(off);
});

it("names the right that is missing, and ends", async () => {
  scene.lab.control.deny({ verb: "get", resource: "pods/log" });
  const frames = await read({ follow: "1" }, () => false);
  expect(frames).toEqual([
    {
      dark: expect.objectContaining({
        right: "get pods/log in namespace default",
        command: expect.stringContaining("--verb=get --resource=pods/log -n default") as string,
      }) as unknown,
    },
  ]);
});

it("asks nothing about pods of others, and about sets that are not there", () => {
  const asked = (query: object) => logQuery.parse(query);
  expect(() => desk.answer(address, asked({ pod: ["myapp-stateful-0"] }), leave.signal)).toThrow("myapp-stateful-0 is no pod of");
  expect(() => desk.answer({ ...address, name: "nowhere" }, asked({}), leave.signal)).toThrow("does not exist");
  expect(logQuery.safeParse({ pod: ["../secrets"] }).success).toBe(false);
  expect(logQuery.safeParse({ tail: ["100000"] }).success).toBe(false);
});

it("reads no more than so many at once, and lets go of those whose reader went", async () => {
  const asked = logQuery.parse({ follow: ["1"] });
  const readers = Array.from({ length: logReadersMax }, () => desk.answer(address, asked, leave.signal));
  expect(() => desk.answer(address, asked, leave.signal)).toThrow(`${logReadersMax} logs are being read already`);
  await Promise.all(readers.map(async ({ body }) => body?.cancel()));
  await desk.answer(address, asked, leave.signal).body?.cancel();
});
