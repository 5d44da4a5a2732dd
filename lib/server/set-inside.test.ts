import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import type { Cluster } from "../cluster/cluster.ts";
import type { Prober } from "../counter/contract.ts";
import { createProber } from "../counter/create-prober.ts";
import { setInside } from "./set-inside.ts";
import { setPtr } from "./set-ptr.ts";
import { setUsage } from "./set-usage.ts";
import { labScene } from "./testing/lab-scene.ts";

const address = { namespace: "default", name: "myapp-stateful" };
const suffix = "myapp-headless.default.svc.cluster.local";
const { signal } = new AbortController();
const scene = labScene();
let prober: Prober;

beforeAll(async () => {
  prober = createProber({ cluster: scene.cluster, clock: systemClock, random: () => 0, allowExec: true, allowProxy: true });
  // DNS follows the slices, which follow the pods.
  const slices = () =>
    [...scene.cluster.cache.inNamespace("endpointslices", "default")].filter(({ serviceName }) => serviceName === "myapp-headless");
  await scene.until(() => slices().flatMap(({ endpoints }) => endpoints.filter(({ ready }) => ready)).length === 3);
});

afterAll(() => prober.close());

const podOf = (ordinal: number) => scene.cluster.cache.find("pods", "default", `myapp-stateful-${ordinal}`);
const inside = (from: string, ordinals: number[]) => setInside({ cluster: scene.cluster, prober }, address, { from, ordinals }, signal);

describe("from inside a pod", () => {
  test("the Service's name and those of ordinals are looked up, once each, and compared with the pods' own addresses", async () => {
    const { container, lookups } = await inside("myapp-stateful-1", [0, 2, 2, 7]);
    expect(container).toBe("myapp");
    expect(lookups.map(({ name, ordinal, matchesPod }) => [name, ordinal, matchesPod])).toEqual([
      [suffix, undefined, undefined],
      [`myapp-stateful-0.${suffix}`, 0, true],
      [`myapp-stateful-2.${suffix}`, 2, true],
      [`myapp-stateful-7.${suffix}`, 7, undefined],
    ]);
    expect(lookups[1]?.addresses).toEqual([podOf(0)?.ip]);
    expect(lookups[3]?.problem).toMatchObject({ code: "nxdomain" });
  });

  test("a pod of somebody else is no place to look from", async () => {
    await expect(inside("python-app-0", [])).rejects.toMatchObject({ code: "not_found" });
    await expect(inside("nowhere", [])).rejects.toMatchObject({ code: "not_found" });
  });

  test("read-only, or where nobody has signed in, no command is run, and that is said", async () => {
    const { cache } = scene.cluster;
    const cluster = { cache, asPerson: () => ({ writesAreOff: "The explorer is read-only." }) } as unknown as Cluster;
    const asked = setInside({ cluster, prober }, address, { from: "myapp-stateful-0", ordinals: [] }, signal);
    await expect(asked).rejects.toMatchObject({ code: "forbidden", message: expect.stringContaining("The explorer is read-only.") });
  });

  test("without the right to run commands it is refused, with the right that is missing", async () => {
    const cluster = { ...scene.cluster, may: async () => false };
    const unable = createProber({
      cluster: { ...cluster, network: scene.cluster.network },
      clock: systemClock,
      random: () => 0,
      allowExec: true,
      allowProxy: true,
    });
    const asked = setInside({ cluster: scene.cluster, prober: unable }, address, { from: "myapp-stateful-0", ordinals: [] }, signal);
    await expect(asked).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("create pods/exec in namespace default"),
    });
    unable.close();
  });
});

test("each pod's address leads back to its name, beside those of the other Services", async () => {
  const { pods, leftOut } = await setPtr({ cluster: scene.cluster, prober }, address);
  expect(leftOut).toBe(0);
  expect(Object.keys(pods)).toEqual(["myapp-stateful-0", "myapp-stateful-1", "myapp-stateful-2"]);
  expect(pods["myapp-stateful-1"]).toMatchObject([{ address: podOf(1)?.ip, isOwn: true, ttl: 30 }]);
  expect(pods["myapp-stateful-1"]?.[0]?.names).toContain(`myapp-stateful-1.${suffix}`);
});

test("how full volumes are is not known where no kubelet can say it: each node is named, and no number is made up", async () => {
  const { claims, unknown } = await setUsage(scene.cluster, address, signal);
  expect(claims).toEqual({});
  expect(unknown.map(({ node }) => node).sort()).toEqual(["node-1", "node-2"]);
  expect(unknown[0]?.message).toContain("The cluster does not answer what its kubelet measured");
});
