import { describe, expect, it } from "vitest";
import { kindNames } from "@/lib/statefulset/objects/kinds.ts";
import { entryTitle, resourceWords, rightLines, ruleWords } from "./access-words.ts";

describe("the words of access", () => {
  it("name every kind as more than one", () => {
    const titles = kindNames.map((id) => entryTitle({ group: "see", id }));
    expect(titles.map((title) => title.toLowerCase())).toEqual(kindNames);
    expect(titles).toContain("StorageClasses");
  });

  it("say a rule in a line, however long it is", () => {
    const rule = { verbs: ["get", "list"], groups: [""], resources: ["pods", "services"], names: [] };
    expect(ruleWords(rule)).toBe("get, list of pods, services in the core group");
    expect(ruleWords({ verbs: ["*"], groups: ["*"], resources: ["*"], names: [] })).toBe("every verb of every resource in every group");
    expect(ruleWords({ ...rule, groups: ["apps", ""], names: ["web"] })).toBe("get, list of pods, services in apps, core groups, only web");
    expect(ruleWords({ ...rule, resources: Array.from({ length: 9 }, (_, n) => `r${n}`) })).toContain("r5 and 3 more in");
  });

  it("put rights together that one rule gives, and leave apart what is refused", () => {
    const right = { resource: "pods", group: "", clusterWide: true, allowed: true };
    const lines = rightLines([
      { ...right, verb: "list" },
      { ...right, verb: "watch" },
      { ...right, verb: "get", allowed: false },
    ]);
    expect(lines.map(({ verbs, allowed }) => [verbs, allowed])).toEqual([
      [["list", "watch"], true],
      [["get"], false],
    ]);
  });

  it("write a resource as kubectl takes it", () => {
    expect(resourceWords({ resource: "statefulsets/scale", group: "apps" })).toBe("statefulsets.apps/scale");
    expect(resourceWords({ resource: "pods", group: "" })).toBe("pods");
  });
});
