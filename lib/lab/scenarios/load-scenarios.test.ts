import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { isRunningAndReady } from "../../controllers/objects/pod.ts";
import { TestClock } from "../../testing/test-clock.ts";
import { EventRecorder } from "../loops/event-recorder.ts";
import { PodNetwork } from "../network/pod-network.ts";
import { createRandom } from "../random.ts";
import { prepareWith } from "../registry/prepare-object.ts";
import { Store } from "../store/store.ts";
import { createBaseObjects } from "./base-objects.ts";
import { type LoadingRooms, loadScenarios } from "./load-scenarios.ts";
import { chosenScenarios, type ScenarioChoice } from "./scenarios.ts";

const now = Date.UTC(2026, 5, 1, 12);
const dayMs = 86_400_000;
const directory = mkdtempSync(join(tmpdir(), "lab-scenarios-"));
afterAll(() => rmSync(directory, { recursive: true }));

let rooms: LoadingRooms;

beforeEach(() => {
  const clock = new TestClock(now);
  const random = createRandom(1);
  const store: Store = new Store({ clock, random, prepare: prepareWith(() => store) });
  createBaseObjects(store, now);
  const path = mkdtempSync(join(directory, "lab-"));
  rooms = { store, random, network: new PodNetwork(), recorder: new EventRecorder(store, clock), path, hasNodes: true };
});

function load(choice: ScenarioChoice): void {
  loadScenarios(rooms, chosenScenarios(choice), now);
}

const age = ({ metadata }: { metadata: { creationTimestamp?: string } }) =>
  Math.floor((now - Date.parse(metadata.creationTimestamp ?? "")) / dayMs);

const names = (objects: readonly { metadata: { name: string } }[]) => objects.map(({ metadata }) => metadata.name);

describe("all five labs together", () => {
  beforeEach(() => load("all"));

  test("have their sets, of their ages, with every pod ready since", () => {
    const sets = rooms.store.list("statefulsets", "default");
    expect(
      sets.map((set) => [set.metadata.name, set.spec.replicas, set.status?.readyReplicas, set.spec.podManagementPolicy, age(set)]),
    ).toEqual([
      ["app-python", 2, 2, "Parallel", 9],
      ["moscow-time-bonus", 2, 2, "Parallel", 5],
      ["moscow-time-bonus-ondelete", 2, 2, "Parallel", 5],
      ["moscow-time-py", 2, 2, "Parallel", 8],
      ["myapp-stateful", 3, 3, "Parallel", 15],
      ["python-app", 2, 2, "Parallel", 12],
      ["vault", 1, 1, "Parallel", 7],
      ["web-app", 2, 2, "Parallel", 6],
    ]);
    const pods = rooms.store.list("pods", "default");
    expect(pods.filter((pod) => !isRunningAndReady(pod))).toEqual([]);
    expect(new Set(pods.map(({ status }) => status?.podIP)).size).toBe(pods.length);
    expect(pods.filter(({ status }) => !rooms.network.has(status?.podIP ?? ""))).toEqual([]);
  });

  test("have Services with and without an address, each leading to its pods", () => {
    const services = rooms.store.list("services", "default").map(({ metadata, spec }) => [
      metadata.name,
      spec.clusterIP === "None" ? "None" : "address",
      spec.ports?.[0]?.port,
      rooms.store
        .list("endpointslices", "default")
        .filter(({ metadata: { labels } }) => labels?.["kubernetes.io/service-name"] === metadata.name)
        .flatMap(({ endpoints }) => endpoints).length,
    ]);
    expect(services).toEqual([
      ["app-python", "None", 5000, 2],
      ["moscow-time-bonus", "address", 5000, 2],
      ["moscow-time-bonus-ondelete", "address", 5000, 2],
      ["moscow-time-py", "address", 5000, 2],
      ["myapp-headless", "None", 8000, 3],
      ["myapp-service", "address", 8000, 3],
      // Two of its own, and the two of the leftover Deployment.
      ["python-app", "address", 5000, 4],
      ["vault", "address", 8200, 1],
      ["vault-agent-injector-svc", "address", 443, 1],
      ["vault-internal", "None", 8200, 1],
      ["web-app", "address", 5000, 2],
    ]);
    expect(rooms.store.get("services", "default", "myapp-service")?.spec.ports?.[0]?.nodePort).toBe(30_001);
  });

  test("have claims bound to volumes whose files hold the counts", () => {
    const claims = rooms.store.list("persistentvolumeclaims", "default");
    const read = (claim: (typeof claims)[number], file: string) => {
      const path = join(rooms.path, "volumes", claim.spec.volumeName ?? "", file);
      return existsSync(path) ? readFileSync(path, "utf8") : undefined;
    };
    const counts = claims.map((claim) => [
      claim.metadata.name,
      claim.status?.capacity?.storage,
      read(claim, "visits.txt") ?? read(claim, "visits"),
    ]);
    expect(counts).toEqual([
      ["data-app-python-0", "1Gi", "31\n"],
      ["data-app-python-1", "1Gi", "28\n"],
      ["data-myapp-stateful-0", "1Gi", "132\n"],
      ["data-myapp-stateful-1", "1Gi", "126\n"],
      ["data-myapp-stateful-2", "1Gi", "115\n"],
      ["data-python-app-0", "1Gi", "4\n"],
      ["data-python-app-1", "1Gi", "3\n"],
      ["py-visits-data-moscow-time-bonus-0", "512Mi", "12\n"],
      ["py-visits-data-moscow-time-bonus-1", "512Mi", "9\n"],
      ["py-visits-data-moscow-time-bonus-ondelete-0", "512Mi", "6\n"],
      ["py-visits-data-moscow-time-bonus-ondelete-1", "512Mi", "8\n"],
      ["py-visits-data-moscow-time-py-0", "512Mi", "104\n"],
      ["py-visits-data-moscow-time-py-1", "512Mi", "97\n"],
      ["web-app-vol-web-app-0", "1Gi", undefined],
      ["web-app-vol-web-app-1", "1Gi", undefined],
    ]);
  });

  test("have an update half way: behind a partition, and waiting for deletions", () => {
    const images = (set: string) =>
      [0, 1].map((ordinal) => rooms.store.get("pods", "default", `${set}-${ordinal}`)?.spec.containers[0]?.image.split(":")[1]);
    const status = (set: string) => rooms.store.get("statefulsets", "default", set)?.status;
    expect([images("moscow-time-bonus"), status("moscow-time-bonus")?.updatedReplicas]).toEqual([["1.0", "1.1"], 1]);
    expect([images("moscow-time-bonus-ondelete"), status("moscow-time-bonus-ondelete")?.updatedReplicas ?? 0]).toEqual([["1.0", "1.0"], 0]);
    expect(
      rooms.store.list("controllerrevisions", "default").filter(({ metadata }) => metadata.name.startsWith("moscow-time-bonus-ondelete-")),
    ).toHaveLength(2);
  });

  test("have Vault beside web-app, with two containers in each of its pods and an init container that has ended", () => {
    const pod = rooms.store.get("pods", "default", "web-app-0");
    expect(pod?.status?.containerStatuses?.map(({ name, ready }) => [name, ready])).toEqual([
      ["vault-agent", true],
      ["web-app", true],
    ]);
    expect(pod?.status).toMatchObject({ initContainerStatuses: [{ name: "vault-agent-init", state: { terminated: { exitCode: 0 } } }] });
    expect(rooms.store.get("pods", "default", "vault-0")?.status?.containerStatuses?.[0]).toMatchObject({
      restartCount: 1,
      lastState: { terminated: { exitCode: 255 } },
    });
    expect(names(rooms.store.list("deployments", "default"))).toEqual(["python-app", "vault-agent-injector"]);
  });

  test("have helm's releases, with notes that say how to get in", () => {
    const secrets = rooms.store.list("secrets", "default").filter(({ type }) => type === "helm.sh/release.v1");
    const releases = secrets.map(({ data }) => {
      const packed = Buffer.from(Buffer.from(data?.release ?? "", "base64").toString(), "base64");
      return JSON.parse(gunzipSync(packed).toString()) as { name: string; info: { notes: string } };
    });
    expect(releases.map(({ name }) => name)).toEqual(["moscow-time-bonus-ondelete", "moscow-time-bonus", "moscow-time-py", "web-app"]);
    expect(releases.find(({ name }) => name === "moscow-time-py")?.info.notes).toContain("port-forward service/moscow-time-py 8080:5000");
  });

  test("have no Events: those of days ago are forgotten", () => {
    expect(rooms.store.list("events")).toEqual([]);
  });
});

test("what is there already is not loaded again, and nothing of it stays behind", () => {
  load("myapp-stateful");
  const before = rooms.store.version;
  expect(() => load("myapp-stateful")).toThrow(/^The lab has a Service "myapp-headless" already: delete it first, or reset the lab\.$/);
  expect(rooms.store.version).toBe(before);
});

test("what somebody left behind is not overwritten, and nothing else comes then", () => {
  const metadata = { name: "data-app-python-1", namespace: "default" };
  const spec = { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } };
  rooms.store.create("persistentvolumeclaims", { apiVersion: "v1", kind: "PersistentVolumeClaim", metadata, spec });
  expect(() => load("app-python")).toThrow('The lab has a PersistentVolumeClaim "data-app-python-1" already');
  expect([rooms.store.list("statefulsets"), rooms.network.has("10.244.0.2"), readdirSync(join(rooms.path, "volumes"))]).toEqual([
    [],
    false,
    [],
  ]);
});

test("a scenario that comes later takes no address that is taken", () => {
  load("myapp-stateful");
  load("web-app");
  const addresses = rooms.store.list("services").flatMap(({ spec }) => (spec.clusterIP === "None" ? [] : [spec.clusterIP]));
  expect(new Set(addresses).size).toBe(addresses.length);
  const ips = rooms.store.list("pods").map(({ status }) => status?.podIP);
  expect(new Set(ips).size).toBe(ips.length);
});

test("without nodes every pod has been Pending since", () => {
  rooms = { ...rooms, hasNodes: false };
  load("web-app");
  expect(rooms.store.list("pods").map(({ status, spec }) => [status?.phase, spec.nodeName])).toEqual(
    Array.from({ length: 4 }, () => ["Pending", undefined]),
  );
  expect(rooms.store.get("persistentvolumeclaims", "default", "web-app-vol-web-app-0")?.status?.phase).toBe("Pending");
});

test("sets for lessons in ordering are there as both policies", () => {
  load("ordered");
  expect(rooms.store.list("statefulsets").map(({ spec, status }) => [spec.podManagementPolicy, status?.readyReplicas])).toEqual([
    ["OrderedReady", 3],
    ["Parallel", 3],
  ]);
});
