import { request } from "undici";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Lab, startLab } from "../start-lab.ts";
import { eventually } from "../testing/eventually.ts";

const pods = "/api/v1/namespaces/default/pods";
let lab: Lab;

beforeAll(async () => {
  lab = await startLab({ scenario: "myapp-stateful", speed: 20 });
});
afterAll(() => lab.close());

async function create(name: string, script: string, more: object = {}): Promise<void> {
  const spec = {
    terminationGracePeriodSeconds: 1,
    containers: [{ name: "app", image: "busybox:1", command: ["sh", "-c", script] }],
    ...more,
  };
  const body = JSON.stringify({ apiVersion: "v1", kind: "Pod", metadata: { name }, spec });
  const answer = await request(lab.url + pods, { method: "POST", headers: { "content-type": "application/json" }, body });
  expect([answer.statusCode, await answer.body.text()]).toEqual([201, expect.any(String)]);
}

async function log(name: string, query = ""): Promise<string> {
  const { body } = await request(`${lab.url}${pods}/${name}/log${query}`);
  return body.text();
}

const lines = (text: string) => text.split("\n").filter(Boolean);

test("a log is its newest lines, those since a time, with times, or so many bytes of it", async () => {
  await create("talks", "echo one; sleep 30; echo two; echo three >&2; sleep 1000");
  await eventually("three lines", async () => (lines(await log("talks")).length === 3 ? true : undefined));
  expect(await log("talks")).toBe("one\ntwo\nthree\n");
  expect(await log("talks", "?tailLines=2")).toBe("two\nthree\n");
  expect(await log("talks", "?sinceSeconds=20")).toBe("two\nthree\n");
  expect(await log("talks", "?limitBytes=5")).toBe("one\nt");
  expect(lines(await log("talks", "?timestamps=true&tailLines=1"))).toEqual([
    expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z three$/),
  ]);
});

test("a line in the middle of which the container ended has no end in its log either", async () => {
  await create("stops", "echo one; printf two", { restartPolicy: "Never" });
  await eventually("both were written", async () => ((await log("stops")).includes("two") ? true : undefined));
  expect(await log("stops")).toBe("one\ntwo");
});

test("a log that is followed ends with its container", async () => {
  await create("counts", "for i in 1 2 3; do sleep 4; echo $i; done", { restartPolicy: "Never" });
  await eventually("the container runs", async () =>
    (await request(`${lab.url}${pods}/counts/log`)).statusCode === 200 ? true : undefined,
  );
  expect(await log("counts", "?follow=true")).toBe("1\n2\n3\n");
});

test("the log of the life before is kept, and of one that there was not it is said so", async () => {
  await create("dies", "echo life $RANDOM; sleep 1; exit 1");
  await eventually("a second life", async () => ((await log("dies", "?previous=true")).startsWith("life") ? true : undefined));
  expect(JSON.parse(await log("talks", "?previous=true"))).toMatchObject({
    code: 400,
    message: 'previous terminated container "app" in pod "talks" not found',
  });
});

test("of a container that cannot start it is said why there is no log", async () => {
  await create("absent", "true", { containers: [{ name: "app", image: "absent:1" }] });
  await eventually("the pull fails", async () => ((await log("absent")).includes("trying and failing to pull image") ? true : undefined));
  expect(JSON.parse(await log("absent"))).toMatchObject({
    code: 400,
    message: 'container "app" in pod "absent" is waiting to start: trying and failing to pull image',
  });
});

test("each container has its own log, init containers too", async () => {
  const busybox = (name: string, script: string) => ({ name, image: "busybox:1", command: ["sh", "-c", script] });
  await create("several", "", {
    initContainers: [busybox("first", "echo init")],
    containers: [busybox("a", "echo a; sleep 1000"), busybox("b", "echo b; sleep 1000")],
  });
  await eventually("all have said something", async () => ((await log("several", "?container=b")) === "b\n" ? true : undefined));
  expect(await Promise.all(["first", "a"].map((name) => log("several", `?container=${name}`)))).toEqual(["init\n", "a\n"]);
  expect(JSON.parse(await log("several"))).toMatchObject({
    message: "a container name must be specified for pod several, choose one of: [a b]",
  });
  expect(JSON.parse(await log("several", "?container=z"))).toMatchObject({ message: "container z is not valid for pod several" });
});
