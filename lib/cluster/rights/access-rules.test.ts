import { describe, expect, it } from "vitest";
import { allows, parseAccessRules } from "./access-rules.ts";

const rules = (...resourceRules: Record<string, unknown>[]) => parseAccessRules({ resourceRules });
const readPods = { verbs: ["get", "list", "watch"], apiGroups: [""], resources: ["services", "pods"] };

describe("the rules of a review", () => {
  it.each([
    ["named", readPods],
    ["any verb", { ...readPods, verbs: ["*"] }],
    ["any group", { ...readPods, apiGroups: ["*"] }],
    ["any resource", { ...readPods, resources: ["*"] }],
  ])("let list where it is %s", (_what, rule) => {
    expect(allows(rules({ verbs: ["get"], apiGroups: ["x"], resources: ["y"] }, rule), "list", "", "pods")).toBe(true);
  });

  it.each([
    ["another verb", { ...readPods, verbs: ["get", "watch"] }],
    ["another group", { ...readPods, apiGroups: ["apps"] }],
    ["another resource", { ...readPods, resources: ["pods/log", "*/scale", "pod"] }],
    ["single objects", { ...readPods, resourceNames: ["web-0"] }],
    ["nothing that makes sense", { verbs: "list", apiGroups: [7], resources: null }],
  ])("let nobody list for %s", (_what, rule) => {
    expect(allows(rules(rule), "list", "", "pods")).toBe(false);
  });

  it("do not add up: the verb of one rule is not good for the resource of another", () => {
    const split = rules({ ...readPods, resources: ["services"] }, { ...readPods, verbs: ["get"] });
    expect(allows(split, "list", "", "pods")).toBe(false);
  });

  it.each([undefined, null, {}, { resourceRules: "all" }, { resourceRules: [null, "x"] }])("are none in %j", (status) => {
    expect(allows(parseAccessRules(status), "list", "", "pods")).toBe(false);
  });
});
