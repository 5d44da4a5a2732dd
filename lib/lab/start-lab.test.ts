import { Resolver } from "node:dns/promises";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { AppsV1Api, CoreV1Api, Exec, KubeConfig, type V1Status } from "@kubernetes/client-node";
import { Agent, type Dispatcher, ProxyAgent, request } from "undici";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Lab, startLab } from "./start-lab.ts";
import { eventually } from "./testing/eventually.ts";

/** A minute of the lab in a second or so. */
const fast = 50;
const name = (ordinal: number) => `myapp-stateful-${ordinal}.myapp-headless.default.svc.cluster.local`;

let lab: Lab;
let core: CoreV1Api;
let apps: AppsV1Api;
let exec: Exec;
let door: ProxyAgent;
let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "lab-test-"));
  lab = await startLab({ scenario: "myapp-stateful", speed: fast, directory });
  const config = new KubeConfig();
  config.loadFromString(lab.kubeconfig);
  core = config.makeApiClient(CoreV1Api);
  apps = config.makeApiClient(AppsV1Api);
  exec = new Exec(config);
  door = new ProxyAgent({ uri: lab.network.proxyUrl, proxyTunnel: true });
  await allReady();
});

afterAll(async () => {
  await door.close();
  await lab.close();
  rmSync(directory, { recursive: true, force: true });
});

function allReady() {
  return eventually("three ready pods", async () => {
    const set = await apps.readNamespacedStatefulSet({ name: "myapp-stateful", namespace: "default" });
    return set.status?.readyReplicas === 3 && set.status.availableReplicas === 3 ? set : undefined;
  });
}

function resolver(): Resolver {
  const asked = new Resolver({ timeout: 500, tries: 2 });
  asked.setServers([`${lab.network.dns[0].host}:${lab.network.dns[0].port}`]);
  return asked;
}

async function get(url: string, dispatcher: Dispatcher = door): Promise<string> {
  const { body } = await request(url, { dispatcher });
  return (await body.text()).trim();
}

async function podAddress(ordinal: number): Promise<string> {
  const pod = await core.readNamespacedPod({ name: `myapp-stateful-${ordinal}`, namespace: "default" });
  return pod.status?.podIP ?? "";
}

describe("the scenario", () => {
  test("has a set of three with claims bound to volumes, listed by the official client", async () => {
    const { items: sets } = await apps.listStatefulSetForAllNamespaces();
    const { items: pods } = await core.listNamespacedPod({ namespace: "default", labelSelector: "app=myapp-stateful" });
    const { items: claims } = await core.listNamespacedPersistentVolumeClaim({ namespace: "default" });
    expect(sets.map((set) => set.metadata?.name)).toEqual(["myapp-stateful"]);
    expect(pods.map((pod) => [pod.metadata?.name, pod.status?.phase, pod.status?.containerStatuses?.[0]?.ready])).toEqual(
      [0, 1, 2].map((ordinal) => [`myapp-stateful-${ordinal}`, "Running", true]),
    );
    expect(claims.map((claim) => [claim.metadata?.name, claim.status?.phase, claim.status?.capacity?.storage])).toEqual(
      [0, 1, 2].map((ordinal) => [`data-myapp-stateful-${ordinal}`, "Bound", "1Gi"]),
    );
  });

  test("has pods that answer 132, 126 and 115 by name through the network door, and reading adds no visit", async () => {
    const read = () => Promise.all([0, 1, 2].map((ordinal) => get(`http://${name(ordinal)}:8000/visits`)));
    expect(await read()).toEqual(["132", "126", "115"]);
    expect(await read()).toEqual(["132", "126", "115"]);
  });

  test("has files that the official client reads by exec", async () => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const command = ["cat", "/data/visits.txt", "/data/absent"];
    const status = await new Promise<V1Status>((resolve, reject) => {
      exec.exec("default", "myapp-stateful-1", "myapp", command, stdout, stderr, null, false, resolve).catch(reject);
    });
    expect(String(stdout.read())).toBe("126\n");
    expect(String(stderr.read())).toBe("cat: can't open '/data/absent': No such file or directory\n");
    expect(status).toMatchObject({
      status: "Failure",
      reason: "NonZeroExitCode",
      details: { causes: [{ reason: "ExitCode", message: "1" }] },
    });
  });

  test("keeps a deleted pod's count: same claim, other uid, other address", async () => {
    const before = await core.readNamespacedPod({ name: "myapp-stateful-2", namespace: "default" });
    expect(await get(`http://${name(2)}:8000/visit`)).toBe("116");
    await core.deleteNamespacedPod({ name: "myapp-stateful-2", namespace: "default" });
    const after = await eventually("the next life", async () => {
      const pod = await core.readNamespacedPod({ name: "myapp-stateful-2", namespace: "default" }).catch(() => undefined);
      const isReady = pod?.status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True");
      return isReady && pod?.metadata?.uid !== before.metadata?.uid ? pod : undefined;
    });
    expect(after.status?.podIP).not.toBe(before.status?.podIP);
    expect(after.spec?.volumes?.[0]?.persistentVolumeClaim?.claimName).toBe("data-myapp-stateful-2");
    const count = await eventually("the name leads to the new pod", () => get(`http://${name(2)}:8000/visits`).catch(() => undefined));
    expect(count).toBe("116");
  });
});

describe("the network door", () => {
  test("leads to a pod by its address", async () => {
    expect(await get(`http://${await podAddress(0)}:8000/visits`)).toBe("132");
  });

  test("spreads connections to a Service over its pods", async () => {
    const seen = new Set<string>();
    for (let i = 0; i < 60 && seen.size < 2; i++) {
      const once = new ProxyAgent({ uri: lab.network.proxyUrl, proxyTunnel: true });
      const answer = await request("http://myapp-service.default.svc.cluster.local:8000/visits", { dispatcher: once });
      seen.add(String(answer.headers["x-served-by"]));
      await answer.body.dump();
      await once.close();
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  test.each(["10.244.9.9:8000", "nobody.default.svc.cluster.local:80", "example.com:80"])(
    "answers 502 for %s, which is not there",
    async (to) => {
      await expect(get(`http://${to}/`)).rejects.toThrow(/502/);
    },
  );
});

describe("DNS", () => {
  test("resolves pods and Services, and addresses back to names", async () => {
    const address = await podAddress(0);
    expect(await resolver().resolve4(name(0), { ttl: true })).toEqual([{ address, ttl: 30 }]);
    expect(await resolver().resolve4("myapp-headless.default.svc.cluster.local")).toHaveLength(3);
    expect(await resolver().resolve4("myapp-service.default.svc.cluster.local")).toEqual([expect.stringMatching(/^10\.96\./)]);
    expect(await resolver().resolveSrv("_http._tcp.myapp-headless.default.svc.cluster.local")).toContainEqual(
      expect.objectContaining({ name: name(0), port: 8000, weight: 33, priority: 0 }),
    );
    const names = await resolver().reverse(address);
    expect(names).toContain(name(0));
  });

  test("says of what is not there that it is not there, and of other types that there is no record", async () => {
    await expect(resolver().resolve4("myapp-stateful-9.myapp-headless.default.svc.cluster.local")).rejects.toMatchObject({
      code: "ENOTFOUND",
    });
    await expect(resolver().resolve4("a.b.myapp-headless.default.svc.cluster.local")).rejects.toMatchObject({ code: "ENOTFOUND" });
    await expect(resolver().resolve6(name(0))).rejects.toMatchObject({ code: "ENODATA" });
    await expect(resolver().resolve4("example.com")).rejects.toMatchObject({ code: "EREFUSED" });
  });

  test("can be stopped and comes back on the same port", async () => {
    await lab.control.stopDns();
    await expect(resolver().resolve4(name(0))).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await lab.control.startDns();
    expect(await resolver().resolve4(name(0))).toHaveLength(1);
  });
});

describe("the API server", () => {
  test("words a missing right as a real one does, and tells it in a review", async () => {
    lab.control.deny({ verb: "list", resource: "persistentvolumeclaims" });
    const answer = await request(`${lab.url}/api/v1/persistentvolumeclaims`);
    expect(answer.statusCode).toBe(403);
    expect(await answer.body.json()).toMatchObject({
      message:
        'persistentvolumeclaims is forbidden: User "lab" cannot list resource "persistentvolumeclaims" in API group "" at the cluster scope',
      reason: "Forbidden",
      details: { kind: "persistentvolumeclaims" },
    });
    lab.control.allowAll();
    expect((await request(`${lab.url}/api/v1/persistentvolumeclaims`)).statusCode).toBe(200);
  });

  test("can be taken away and comes back on the same port with everything that it knew", async () => {
    await lab.control.stopApiServer();
    await expect(request(`${lab.url}/readyz`)).rejects.toThrow();
    await lab.control.startApiServer();
    const { items } = await core.listNamespacedPod({ namespace: "default" });
    expect(items).toHaveLength(3);
  });

  test("keeps web pages out", async () => {
    expect((await request(`${lab.url}/api/v1/pods`, { headers: { origin: "http://example.com" } })).statusCode).toBe(403);
    expect((await request(`${lab.url}/api/v1/pods`, { headers: { host: "example.com" } })).statusCode).toBe(403);
    expect((await request(`${lab.url}/api/v1/pods`, { headers: { authorization: "Bearer wrong" } })).statusCode).toBe(401);
  });
});

test("a lab that closes leaves no files in a directory of its own making, and no port", async () => {
  const before = new Set(readdirSync(tmpdir()));
  const other = await startLab({ scenario: "myapp-stateful", speed: fast });
  const made = readdirSync(tmpdir()).filter((entry) => entry.startsWith("statefulset-explorer-lab-") && !before.has(entry));
  await other.close();
  expect(made.some((entry) => !existsSync(join(tmpdir(), entry)))).toBe(true);
  await expect(request(`${other.url}/readyz`)).rejects.toThrow();
});

test("a node port that is taken is opened elsewhere, which the note and the Service say", async () => {
  // Labs of other tests take the port as well, and let it go: here it is taken for sure, and only what this lab says counts.
  const taker = createServer();
  await new Promise<void>((resolve) => taker.on("error", () => resolve()).listen(30_001, "127.0.0.1", resolve));
  const said: string[] = [];
  const second = await startLab({ scenario: "myapp-stateful", speed: fast, note: (sentence) => said.push(sentence) });
  const [, moved] =
    /^Node port 30001 of Service default\/myapp-service is taken .* it is 127\.0\.0\.1:(\d+) instead\.$/m.exec(said.join("\n")) ?? [];
  const service = second.control.store.get("services", "default", "myapp-service");
  expect(service?.metadata.annotations).toEqual({ "statefulset-explorer.io/moved-node-ports": `30001=${moved}` });
  const count = await eventually("a pod behind it answers", () =>
    get(`http://127.0.0.1:${moved}/visits`, new Agent()).catch(() => undefined),
  );
  expect(["132", "126", "115"]).toContain(count);
  await second.close();
  taker.close();
});

test("a lab at speed 1000 tells its own time in its answers and in what it stamps, and can be set wrong", async () => {
  const begun = Date.now();
  const other = await startLab({ scenario: "myapp-stateful", speed: 1000 });
  const dateOf = async () => Date.parse(String((await request(`${other.url}/readyz`)).headers.date));
  const ahead = await eventually("a minute of the lab", async () => ((await dateOf()) > begun + 60_000 ? await dateOf() : undefined));
  other.control.setClockSkew(-3_600_000);
  expect(await dateOf()).toBeLessThan(ahead - 1_800_000);
  await other.close();
});

test("a lab with a data directory goes on where the one before it ended: objects, volumes, token, versions", async () => {
  const data = join(directory, "kept");
  const options = { scenario: "myapp-stateful", speed: fast, data } as const;
  const first = await startLab(options);
  const versionOf = ({ control }: Lab) => control.store.version;
  const uidOf = ({ control }: Lab) => control.store.get("persistentvolumeclaims", "default", "data-myapp-stateful-0")?.metadata.uid;
  await eventually(
    "the claim is bound",
    () => first.control.store.get("persistentvolumeclaims", "default", "data-myapp-stateful-0")?.spec.volumeName,
  );
  await expect(startLab(options)).rejects.toThrow("Another lab");
  await first.close();
  const [version, uid] = [versionOf(first), uidOf(first)];
  const second = await startLab(options);
  expect([uidOf(second), versionOf(second) >= version]).toEqual([uid, true]);
  expect(readFileSync(join(data, "volumes", `pvc-${uid}`, "visits.txt"), "utf8")).toBe("132\n");
  const old = await request(`${second.url}/api/v1/pods?watch=1&resourceVersion=${version - 1}`);
  expect(JSON.parse((await old.body.text()).split("\n")[0] ?? "")).toMatchObject({
    type: "ERROR",
    object: { code: 410, reason: "Expired" },
  });
  const tokenOf = ({ kubeconfig }: Lab) => /token: (\w+)/.exec(kubeconfig)?.[1];
  expect(tokenOf(second)).toBe(tokenOf(first));
  await second.close();
});
