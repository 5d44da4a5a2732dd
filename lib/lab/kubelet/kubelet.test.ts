import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { WireContainer } from "../../controllers/objects/container.ts";
import type { WirePod, WirePodSpec } from "../../controllers/objects/pod.ts";
import { NodePlayer, playedNamespace as namespace } from "../testing/node-player.ts";

const web = "mkdir -p /www; echo hello > /www/index.html; exec httpd -f -p 8080 -h /www";
const sh = (script: string, more: Partial<WireContainer> = {}): WireContainer => ({
  name: "app",
  image: "busybox:1",
  command: ["sh", "-c", script],
  ports: [{ name: "http", containerPort: 8080 }],
  ...more,
});
const probe = { httpGet: { path: "/", port: "http" }, periodSeconds: 1 };

let player: NodePlayer;
beforeEach(() => {
  player = new NodePlayer(3);
});
afterEach(() => player.close());

function apply(containers: WireContainer | WireContainer[], spec: Partial<WirePodSpec> = {}, name = "p"): void {
  const all = { terminationGracePeriodSeconds: 5, ...spec, containers: [containers].flat() };
  player.apply({ apiVersion: "v1", kind: "Pod", metadata: { name }, spec: all } as WirePod);
}

const find = (name = "p") => player.store.get("pods", namespace, name);
const app = (name = "p") => find(name)?.status?.containerStatuses?.[0];
const runtime = (name = "p") => player.kubelet.find(find(name)?.metadata.uid ?? "");
const run = async (script: string, container = "app") => runtime()?.exec(container, ["sh", "-c", script]);
const of = { namespace, name: "p", container: "app" };
const pass = (seconds: number) => player.moveTo(player.t + seconds);
const remove = (grace?: number) => {
  const pod = find();
  if (pod) player.remove(pod, grace);
};

describe("containers", () => {
  test("see their volumes, each the same as the others, a part of it, or only to be read", async () => {
    const data = { name: "data", mountPath: "/data" };
    apply(
      [
        sh("echo one > /data/file; mkdir -p /data/sub; echo two > /data/sub/file; sleep 1000", { volumeMounts: [data] }),
        sh("sleep 1000", {
          name: "other",
          ports: [],
          volumeMounts: [
            { ...data, readOnly: true },
            { name: "data", mountPath: "/part", subPath: "sub" },
            { name: "settings", mountPath: "/settings" },
          ],
        }),
      ],
      {
        volumes: [
          { name: "data", emptyDir: {} },
          { name: "settings", configMap: { name: "settings" } },
        ],
      },
    );
    player.apply({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "settings" }, data: { colour: "green\n" } } as never);
    await pass(4);
    expect(await run("cat /data/file /part/file /settings/colour; echo x > /data/file", "other")).toEqual({
      stdout: "one\ntwo\ngreen\n",
      stderr: "sh: can't create /data/file: Read-only file system\n",
      exitCode: 1,
    });
  });

  test("are told who they are, what their Services are, and what their ConfigMaps and fields say", async () => {
    player.apply({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "settings" }, data: { colour: "green" } } as never);
    const env: WireContainer["env"] = [
      { name: "COLOUR", valueFrom: { configMapKeyRef: { name: "settings", key: "colour" } } },
      { name: "SAID", value: "$(COLOUR) and $$(COLOUR) and $(NONE)" },
      { name: "POD", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
      { name: "ADDRESS", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
    ];
    apply(sh("sleep 1000", { env, envFrom: [{ prefix: "S_", configMapRef: { name: "settings" } }] }));
    await pass(3);
    expect((await run('echo "$HOSTNAME|$SAID|$S_colour|$POD|$ADDRESS"'))?.stdout).toBe(
      `p|green and $(COLOUR) and $(NONE)|green|p|${find()?.status?.podIP}\n`,
    );
  });

  test("lose what they wrote beside their volumes with each life, and what they said with the one after the next", async () => {
    apply(sh("echo life; cat /mark; echo x > /mark; sleep 5; exit 1"));
    await pass(8);
    expect(app()?.restartCount).toBe(1);
    const lines = (previous: boolean) =>
      runtime()
        ?.log("app", { previous })
        ?.lines.map(({ text }) => text);
    expect(lines(false)).toEqual(["life", "cat: can't open '/mark': No such file or directory"]);
    expect(lines(true)).toEqual(["life", "cat: can't open '/mark': No such file or directory"]);
  });

  test("end with what they leave as their last words", async () => {
    apply(sh("echo out of patience > /dev/termination-log; exit 9"), { restartPolicy: "Never" });
    await pass(6);
    expect(find()?.status).toMatchObject({ phase: "Failed" });
    expect(app()?.state.terminated).toMatchObject({ exitCode: 9, message: "out of patience\n" });
  });

  test("share their pod's address, and one port only one of them can have", async () => {
    apply([sh(web), sh("sleep 1; exec httpd -f -p 8080", { name: "second", ports: [] })], { restartPolicy: "Never" });
    await pass(5);
    expect((await run("wget -qO- localhost:8080; nslookup none"))?.stdout).toContain("hello\n");
    expect(find()?.status?.containerStatuses?.map(({ state }) => state.terminated?.exitCode)).toEqual([undefined, 1]);
  });

  test("cannot be run in when they do not run", async () => {
    apply(sh("exit 0"), { restartPolicy: "Never" });
    await pass(5);
    await expect(run("true")).rejects.toThrow("does not run");
  });
});

describe("trouble", () => {
  test("a container that ends, or runs out of memory, does so with that code and reason", async () => {
    apply(sh("sleep 1000"));
    await pass(3);
    expect(player.kubelet.troubles.containers.exit(of, 42)).toBe(true);
    await pass(3);
    expect([app()?.restartCount, app()?.lastState.terminated]).toMatchObject([1, { exitCode: 42, reason: "Error" }]);
    player.kubelet.troubles.containers.killForMemory(of);
    await pass(1.5);
    expect(app()?.state.terminated).toMatchObject({ exitCode: 137, reason: "OOMKilled" });
    expect(player.kubelet.troubles.containers.exit({ ...of, name: "nobody" }, 1)).toBe(false);
  });

  test("one that always ends goes round until that is over", async () => {
    apply(sh("sleep 1000"));
    await pass(3);
    const end = player.kubelet.troubles.containers.exitAlways(of, 7);
    await pass(60);
    expect(app()?.restartCount).toBeGreaterThan(2);
    await end();
    await pass(60);
    expect(app()?.state.running).toBeDefined();
  });

  test("an app that hangs fails its probes by their timeout, and is well when it is over", async () => {
    apply(sh(web, { readinessProbe: { ...probe, failureThreshold: 1 } }));
    await pass(3);
    expect(app()?.ready).toBe(true);
    const end = player.kubelet.troubles.containers.hang(of);
    await pass(3);
    expect(app()?.ready).toBe(false);
    expect(player.events()).toContainEqual(
      expect.stringContaining("context deadline exceeded (Client.Timeout exceeded while awaiting headers)"),
    );
    await end();
    await pass(3);
    expect(app()?.ready).toBe(true);
  });

  test("readiness fails alone, with a probe and without", async () => {
    apply(sh(web, { readinessProbe: probe }));
    apply(sh(web), {}, "q");
    await pass(3);
    const ends = ["p", "q"].map((name) => player.kubelet.troubles.containers.failReadiness({ ...of, name }));
    await pass(5);
    expect([app()?.ready, app("q")?.ready, app()?.restartCount]).toEqual([false, false, 0]);
    for (const end of ends) await end();
    await pass(3);
    expect([app()?.ready, app("q")?.ready]).toEqual([true, true]);
  });

  test("an app that ignores SIGTERM is killed when its grace is over", async () => {
    apply(sh("trap 'exit 0' TERM; while true; do sleep 0.1; done"));
    await pass(3);
    player.kubelet.troubles.containers.ignoreTerm(of);
    remove();
    await pass(4);
    expect(find()).toBeDefined();
    await pass(4);
    expect(find()).toBeUndefined();
  });

  test("an image that is gone is not pulled, one that is slow takes its time", async () => {
    const end = player.kubelet.troubles.images.failPull("busybox:1");
    apply(sh("sleep 1000"));
    await pass(4);
    expect(app()?.state.waiting).toMatchObject({ reason: "ErrImagePull" });
    await end();
    await pass(20);
    expect(app()?.state.running).toBeDefined();
    player.kubelet.troubles.images.slowPull("busybox:1", 30_000);
    apply(sh("sleep 1000"), {}, "q");
    await pass(20);
    expect(app("q")?.state.waiting).toMatchObject({ reason: "ContainerCreating" });
    await pass(15);
    expect(app("q")?.state.running).toBeDefined();
    expect(player.events()).toContainEqual(expect.stringMatching(/Successfully pulled image "busybox:1" in 30s \(30s including waiting\)/));
  });

  test("a volume that is full or read-only takes no writes until that is over", async () => {
    const claim = { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } };
    player.apply({ apiVersion: "v1", kind: "PersistentVolumeClaim", metadata: { name: "data" }, spec: claim } as never);
    apply(sh("sleep 1000", { volumeMounts: [{ name: "data", mountPath: "/data" }] }), {
      volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }],
    });
    await pass(6);
    const write = async () => (await run("echo x > /data/file"))?.stderr;
    expect(await write()).toBe("");
    const end = player.kubelet.troubles.volumes.fill({ namespace, name: "data" });
    expect(await write()).toBe("sh: write error: No space left on device\n");
    await end();
    const endReadOnly = player.kubelet.troubles.volumes.makeReadOnly({ namespace, name: "data" });
    expect(await write()).toBe("sh: can't create /data/file: Read-only file system\n");
    await endReadOnly();
    expect(await write()).toBe("");
  });

  test("a node that is cut off starts, stops and tells nothing, is not reached, and catches up when it is back", async () => {
    apply(sh(web));
    await pass(3);
    const end = player.kubelet.troubles.nodes.silence("node-1");
    expect(runtime()?.localPort(8080)).toBeUndefined();
    apply(sh("sleep 1000"), {}, "late");
    remove();
    await pass(30);
    expect([find()?.status?.phase, find("late")?.status?.containerStatuses]).toEqual(["Running", undefined]);
    await end();
    await pass(10);
    expect([find(), app("late")?.ready]).toEqual([undefined, true]);
  });

  test("a pod whose object was taken away meanwhile is ended when its node is back", async () => {
    apply(sh(web));
    await pass(3);
    const uid = find()?.metadata.uid ?? "";
    const end = player.kubelet.troubles.nodes.silence("node-1");
    remove(0);
    await pass(3);
    expect(player.kubelet.find(uid)?.isRunning("app")).toBe(true);
    await end();
    await pass(1);
    expect(player.kubelet.find(uid)).toBeUndefined();
  });
});

describe("a node that is started again", () => {
  test("starts its pods' containers anew, with another address and one restart more", async () => {
    apply(sh(web, { readinessProbe: probe }));
    await pass(3);
    const [before, ip] = [app(), find()?.status?.podIP];
    await player.restartNode();
    await pass(4);
    expect([app()?.restartCount, app()?.ready, app()?.lastState.terminated]).toMatchObject([1, true, { exitCode: 255, reason: "Unknown" }]);
    expect(app()?.containerID).not.toBe(before?.containerID);
    expect(find()?.status?.podIP).not.toBe(ip);
    expect(player.events()).toContainEqual(expect.stringContaining("Pod sandbox changed, it will be killed and re-created."));
  });

  test("goes on ending a pod that was being deleted, and leaves one that has ended alone", async () => {
    apply(sh("sleep 1000"));
    apply(sh("exit 0"), { restartPolicy: "Never" }, "done");
    await pass(5);
    remove();
    await player.restartNode();
    await pass(10);
    expect([find(), find("done")?.status?.phase]).toEqual([undefined, "Succeeded"]);
  });
});

test("a pod that comes running, as a scenario's does, is taken over as it stands", async () => {
  apply(sh(web, { readinessProbe: probe }));
  await pass(3);
  const pod = find();
  remove(0);
  await pass(1);
  if (!pod) return expect.unreachable();
  player.store.insert("pods", pod);
  await pass(0.2);
  expect(find()?.status).toEqual(pod.status);
  await pass(10);
  expect(app()).toMatchObject({ ready: true, restartCount: 0, containerID: pod.status?.containerStatuses?.[0]?.containerID });
});
