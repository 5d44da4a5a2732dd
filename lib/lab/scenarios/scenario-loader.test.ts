import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { type Lab, startLab } from "../start-lab.ts";
import { startLabOnTestClock } from "../testing/lab-on-test-clock.ts";

const directory = mkdtempSync(join(tmpdir(), "lab-loader-"));
afterAll(() => rmSync(directory, { recursive: true }));

let lab: Awaited<ReturnType<typeof startLabOnTestClock>>;

beforeEach(async () => {
  lab = await startLabOnTestClock({ directory });
});
afterEach(() => lab.close());

const setNames = ({ control }: Pick<Lab, "control">) => control.store.list("statefulsets").map(({ metadata }) => metadata.name);

test("the cluster is older than what runs in it, and its nodes are well until now", () => {
  const { store, clock } = lab.control;
  const ages = [...store.list("nodes"), ...store.list("namespaces"), ...store.list("clusterroles")].map(({ metadata }) =>
    Math.round((clock.now() - Date.parse(metadata.creationTimestamp ?? "")) / 86_400_000),
  );
  expect(new Set(ages)).toEqual(new Set([16]));
  const heartbeats = store.list("nodes").flatMap(({ status }) => status.conditions.map(({ lastHeartbeatTime }) => lastHeartbeatTime));
  expect(new Set(heartbeats).size).toBe(1);
  expect(clock.now() - Date.parse(heartbeats[0] ?? "")).toBeLessThan(5000);
});

test("what ran in the past has no log any more, and that is said", async () => {
  lab.control.loadScenario("web-app");
  const logOf = async (path: string) => (await fetch(`${lab.url}/api/v1/namespaces/default/pods/${path}`)).text();
  expect(await logOf("web-app-0/log?container=vault-agent-init")).toMatch(/^unable to retrieve container logs for lab:\/\/[0-9a-f]{64}$/);
  expect(await logOf("vault-0/log?previous=true")).toMatch(/^unable to retrieve container logs for lab:/);
  expect(await logOf("web-app-0/log?container=web-app&previous=true")).toContain("previous terminated container");
});

test("a scenario is added to what there is, once", () => {
  lab.control.loadScenario("app-python");
  expect(setNames(lab)).toEqual(["app-python", "myapp-stateful"]);
  expect(() => lab.control.loadScenario("app-python")).toThrow(/^The lab has a Service "app-python" already/);
  expect(() => lab.control.loadScenario("all")).toThrow(/already: delete it first, or reset the lab\.$/);
  expect(setNames(lab)).toEqual(["app-python", "myapp-stateful"]);
});

test("a reset ends faults, takes away what came since, and brings back what was there, with its counts", async () => {
  const { store, faults } = lab.control;
  const uid = store.get("statefulsets", "default", "myapp-stateful")?.metadata.uid;
  const volume = store.get("persistentvolumeclaims", "default", "data-myapp-stateful-0")?.spec.volumeName ?? "";
  lab.control.loadScenario("ordered");
  await faults.set({ fault: "dns-down" });
  await lab.control.reset();
  expect([setNames(lab), faults.list()]).toEqual([["myapp-stateful"], []]);
  expect(store.get("statefulsets", "default", "myapp-stateful")?.metadata.uid).not.toBe(uid);
  const volumes = store.list("persistentvolumes").map(({ metadata }) => metadata.name);
  expect(readdirSync(join(directory, "volumes")).sort()).toEqual(volumes.sort());
  expect(existsSync(join(directory, "volumes", volume))).toBe(false);
  const count = await lab.until("a pod of the new life answers", async () => {
    const answer = await fetch(`${lab.url}/api/v1/namespaces/default/pods/myapp-stateful-0:8000/proxy/visits`);
    return answer.ok ? answer.text() : undefined;
  });
  expect(count).toBe("132\n");
});

test("what was loaded and what was reset is kept as a whole, and a reset goes back to what the kept lab started with", async () => {
  const data = join(directory, "data");
  const first = await startLab({ data, scenario: "python-app" });
  first.control.loadScenario("app-python");
  await first.close();
  const second = await startLab({ data });
  expect(setNames(second)).toEqual(["app-python", "python-app"]);
  await second.control.reset();
  await second.close();
  const third = await startLab({ data, scenario: "web-app" });
  expect(setNames(third)).toEqual(["python-app"]);
  await third.close();
});
