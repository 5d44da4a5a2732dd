import { describe, expect, it } from "vitest";
import { labScene } from "../testing/lab-scene.ts";
import { setRevisions } from "./set-revisions.ts";
import { setTemplate } from "./set-template.ts";

const scene = labScene();
const address = { namespace: "default", name: "myapp-stateful" };
const revisions = () => setRevisions(scene.cluster, address, AbortSignal.timeout(10_000));
const template = async () => {
  const { containers } = await setTemplate(scene.cluster, address, AbortSignal.timeout(10_000));
  const [first] = containers;
  if (!first) throw new Error("The template has no container.");
  return first;
};
const settled = () => scene.until(() => scene.set().observedGeneration === scene.set().generation && scene.set().status.updated === 3);

describe("update", () => {
  it("says in a dry run what becomes of image, variables and resources, and changes nothing", async () => {
    const before = await template();
    const wish = {
      action: "update" as const,
      containers: [
        {
          name: before.name,
          image: "busybox:9",
          env: [{ name: "GREETING", value: "hello" }],
          requests: { cpu: "10m" },
          limits: { memory: "64Mi" },
        },
      ],
    };
    const answer = await scene.act(wish, { dryRun: true });
    const at = `spec.template.spec.containers[${before.name}]`;
    expect(answer.changes).toContainEqual({ path: `${at}.image`, before: before.image, after: "busybox:9" });
    expect(answer.changes.map(({ path }) => path).join(" ")).toContain(`${at}.resources`);
    expect(JSON.stringify(answer.changes)).toContain("hello");
    expect(answer.dropped).toEqual([]);
    expect(answer.patch).toContain("image: busybox:9");
    expect(await template()).toEqual(before);
  });

  it("says in the server's words what is wrong, and where", async () => {
    const { name } = await template();
    const wrong = scene.act({ action: "update", containers: [{ name, requests: { memory: "2Gi" }, limits: { memory: "1Gi" } }] });
    await expect(wrong).rejects.toThrow(
      /spec\.template\.spec\.containers\[0\]\.resources\.requests.*must be less than or equal to memory limit/,
    );
  });

  it("makes no container of a name that is not there", async () => {
    const stranger = scene.act({ action: "update", containers: [{ name: "stranger", image: "busybox" }] });
    await expect(stranger).rejects.toThrow('The set has no container "stranger".');
    await expect(stranger).rejects.toMatchObject({ code: "invalid" });
  });

  it("sets a variable, and takes it away again, touching no other", async () => {
    const { name, env, image } = await template();
    await scene.act({ action: "update", containers: [{ name, env: [{ name: "GREETING", value: "hello" }] }] });
    await settled();
    const changed = await template();
    expect(changed.env.at(-1)).toEqual({ name: "GREETING", value: "hello" });
    expect(changed.image).toBe(image);
    await scene.act({ action: "update", containers: [{ name, env: [{ name: "GREETING", value: null }] }] });
    await settled();
    expect((await template()).env).toEqual(env);
  });
});

describe("undo", () => {
  it("lists revisions with what going back would change; the template of now changes nothing", async () => {
    const [newest, older] = (await revisions()).revisions;
    expect(newest?.changes).toEqual([]);
    expect(JSON.stringify(older?.changes)).toContain("GREETING");
    expect(newest?.revision).toBeGreaterThan(older?.revision ?? 0);
    expect(newest?.images).not.toEqual([]);
  });

  it("brings a template back as kubectl does: its revision becomes the newest, and pods that run it stay", async () => {
    const [, older] = (await revisions()).revisions;
    if (!older) throw new Error("There is one revision only.");
    const answer = await scene.act({ action: "undo", revision: older.revision });
    expect(answer.dropped).toEqual([]);
    await settled();
    expect((await template()).env).toContainEqual({ name: "GREETING", value: "hello" });
    expect(scene.set().status.updateRevision).toBe(older.name);
    const [newest] = (await revisions()).revisions;
    expect(newest).toMatchObject({ name: older.name, changes: [] });
  });

  it("says which revisions there are when there is no such one", async () => {
    await expect(scene.act({ action: "undo", revision: 4_711 })).rejects.toThrow(/has no revision 4711\. It has: \d+, \d+/);
  });
});

describe("restart", () => {
  it("replaces every pod, once for one time", async () => {
    const uids = () =>
      [...scene.cluster.cache.inNamespace("pods", "default")]
        .filter(({ name }) => name.startsWith("myapp-stateful-"))
        .map(({ uid }) => uid);
    const before = uids();
    await scene.act({ action: "restart", at: "2026-01-02T03:04:05Z" });
    await scene.until(() => uids().length === 3 && uids().every((uid) => !before.includes(uid)) && scene.set().status.ready === 3);
    const { generation } = scene.set();
    const again = await scene.act({ action: "restart", at: "2026-01-02T03:04:05Z" });
    expect(again.changes).toEqual([]);
    expect(scene.set().generation).toBe(generation);
  });
});

describe("annotate", () => {
  it("writes how the counter is read, and refuses what would be refused later", async () => {
    await expect(scene.act({ action: "annotate", path: "visits" })).rejects.toThrow("must be an absolute path");
    await scene.act({ action: "annotate", path: "/count", pattern: null, file: null });
    await scene.until(() => scene.set().templateAnnotations["statefulset-explorer.io/counter-path"] === "/count");
    expect(scene.set().templateAnnotations).not.toHaveProperty("statefulset-explorer.io/counter-pattern");
  });
});
