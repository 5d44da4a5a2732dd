import { describe, expect, it } from "vitest";
import { rolloutFacts } from "../rollout/rollout-facts.ts";
import { labScene } from "../testing/lab-scene.ts";
import { revisionDifference } from "./revision-difference.ts";

const scene = labScene();
const address = { namespace: "default", name: "myapp-stateful" };
const facts = () => rolloutFacts(scene.cluster.cache, scene.set());
const numbered = () => Object.entries(facts().revisions).sort(([, a], [, b]) => a.revision - b.revision);
const compare = (from: string, to: string) => revisionDifference(scene.cluster, address, { from, to }, AbortSignal.timeout(10_000));

describe("the revisions of a set", () => {
  it("are known by name, number and age without their templates, and since when each pod is ready", async () => {
    expect(numbered()).toHaveLength(1);
    expect(Object.keys(facts().pods)).toHaveLength(3);
    expect(facts().pods["myapp-stateful-0"]?.readyChangedAt).toMatch(/^20\d\d-/);
    expect(facts().refusal).toBeUndefined();
  });

  it("differ field by field and line by line, in the direction that was asked", async () => {
    const path = "/apis/apps/v1/namespaces/default/statefulsets/myapp-stateful";
    await scene.request("PATCH", path, { spec: { template: { metadata: { annotations: { note: "<b>second</b>" } } } } });
    await scene.until(() => numbered().length === 2);
    const [first = "", second = ""] = numbered().map(([name]) => name);
    const there = await compare(first, second);
    expect(there).toMatchObject({ from: { name: first, revision: 1 }, to: { name: second, revision: 2 }, isCut: false });
    expect(JSON.stringify(there.changes)).toContain("<b>second</b>");
    expect(there.lines).toContainEqual({ kind: "added", text: "    note: <b>second</b>" });
    expect((await compare(second, first)).lines).toContainEqual({ kind: "removed", text: "    note: <b>second</b>" });
    expect((await compare(first, first)).changes).toEqual([]);
  });

  it("that are gone, or another set's, are not compared", async () => {
    const [first = ""] = numbered().map(([name]) => name);
    await expect(compare(first, "somebody-elses")).rejects.toMatchObject({
      code: "not_found",
      message: "StatefulSet default/myapp-stateful has no revision somebody-elses any more.",
    });
  });
});
