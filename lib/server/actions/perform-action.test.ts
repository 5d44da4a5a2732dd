import { describe, expect, it } from "vitest";
import { labScene } from "../testing/lab-scene.ts";
import { setActions } from "./set-actions.ts";

const scene = labScene();
const address = { namespace: "default", name: "myapp-stateful" };

describe("scale", () => {
  it("says as a dry run what it would change, and changes nothing", async () => {
    const answer = await scene.act({ action: "scale", replicas: 5 }, { dryRun: true });
    expect(answer).toEqual({
      patch: "spec:\n  replicas: 5\n",
      changes: [{ path: "spec.replicas", before: "3", after: "5" }],
      dropped: [],
      warnings: [],
    });
    expect((await scene.cluster.getObject("statefulsets", "default", "myapp-stateful")).spec).toMatchObject({ replicas: 3 });
  });

  it("scales once however often the same intent is sent, and refuses one that saw an older set", async () => {
    const { generation } = scene.set();
    const twice = [0, 1].map(() => scene.act({ action: "scale", replicas: 4 }, { key: "one-intent", generation }));
    const [first, second] = await Promise.all(twice);
    expect(first).toBe(second);
    expect(first?.changes).toEqual([{ path: "spec.replicas", before: "3", after: "4" }]);
    await scene.until(() => scene.set().replicas === 4);
    expect(scene.set().generation).toBe(generation + 1);
    const late = scene.act({ action: "scale", replicas: 9 }, { generation });
    await expect(late).rejects.toThrow(/was changed while you decided: .*Nothing was done/);
    await expect(late).rejects.toMatchObject({ code: "conflict" });
    expect(scene.set().replicas).toBe(4);
  });

  it("touches no other set of the same name", async () => {
    const other = scene.act({ action: "scale", replicas: 1 }, { uid: "00000000-0000-0000-0000-000000000000" });
    await expect(other).rejects.toThrow("another of the same name");
    expect(scene.set().replicas).toBe(4);
  });

  it("goes on while the controller writes the set's status at every moment", async () => {
    await scene.act({ action: "scale", replicas: 3 });
    await scene.until(() => scene.set().replicas === 3);
    await scene.act({ action: "scale", replicas: 4 });
    await scene.until(() => scene.set().status.ready === 4);
    expect(scene.set().replicas).toBe(4);
  });
});

describe("what may be done", () => {
  it("is all offered to who may do everything; no autoscaler and no budget is none", async () => {
    const { offers, autoscalers, budgets, dark } = await setActions(scene.cluster, address, AbortSignal.timeout(10_000));
    expect(Object.values(offers).every(({ allowed }) => allowed)).toBe(true);
    expect([autoscalers, budgets, dark]).toEqual([[], [], {}]);
  });
});
