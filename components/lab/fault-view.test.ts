import { describe, expect, it } from "vitest";
import type { FaultView, LabTargets } from "@/lib/protocol/lab-view.ts";
import { answerOf, choicesOf, faultBody, faultsOf, findUnanswerable, settingsOf } from "./fault-view.ts";

const targets: LabTargets = {
  pods: ["default/web-0", "default/web-1"],
  containers: ["default/web-0/app"],
  images: [],
  claims: [],
  configMaps: [],
  nodes: ["node-1"],
  namespaces: ["default"],
};
const text = { does: "Does it.", seen: "It is seen." };
const skew: FaultView = {
  fault: "clock-skew",
  group: "api-server",
  title: "Clock skew",
  ...text,
  fields: [{ name: "seconds", label: "Ahead by", kind: "number", min: -10, max: 10, default: 5, unit: "s" }],
};
const right: FaultView = {
  fault: "right-missing",
  group: "api-server",
  title: "A right is missing",
  ...text,
  fields: [
    {
      name: "verb",
      label: "Verb",
      kind: "choice",
      options: [
        { value: "get", label: "read one" },
        { value: "list", label: "list" },
      ],
    },
    { name: "namespace", label: "Namespace", kind: "target", from: "namespaces", none: "all namespaces" },
  ],
};
const evicted: FaultView = {
  fault: "pod-evicted",
  group: "pods",
  title: "A pod is evicted",
  ...text,
  fields: [{ name: "pod", label: "Pod", kind: "target", from: "pods" }],
};

describe("a fault's form", () => {
  it("starts with what can be chosen, and leaves out what need not be", () => {
    expect(faultBody(skew, {}, targets)).toEqual({ fault: "clock-skew", seconds: 5 });
    expect(faultBody(right, {}, targets)).toEqual({ fault: "right-missing", verb: "get" });
    expect(faultBody(evicted, {}, targets)).toEqual({ fault: "pod-evicted", pod: "default/web-0" });
  });

  it("sends what was chosen and written", () => {
    expect(faultBody(skew, { seconds: "-3" }, targets)).toEqual({ fault: "clock-skew", seconds: -3 });
    expect(faultBody(right, { verb: "list", namespace: "default" }, targets)).toEqual({
      fault: "right-missing",
      verb: "list",
      namespace: "default",
    });
  });

  it("never holds on to a pod that is gone", () => {
    const [pod] = evicted.fields;
    if (!pod) throw new Error("It has one field.");
    expect(answerOf(pod, { pod: "default/web-1" }, targets)).toBe("default/web-1");
    expect(answerOf(pod, { pod: "default/web-1" }, { ...targets, pods: ["default/web-0"] })).toBe("default/web-0");
  });

  it("says which parameter nothing can be chosen for", () => {
    expect(findUnanswerable(evicted.fields, { ...targets, pods: [] })?.label).toBe("Pod");
    expect(findUnanswerable(right.fields, { ...targets, namespaces: [] })).toBeUndefined();
    const [pod] = evicted.fields;
    expect(pod && choicesOf(pod, targets)?.map(({ label }) => label)).toEqual(["default / web-0", "default / web-1"]);
  });
});

describe("the list of faults", () => {
  const catalogue = [skew, right, evicted];

  it("finds by any of its words, in whatever order", () => {
    expect(faultsOf(catalogue, "api-server", "").map(({ fault }) => fault)).toEqual(["clock-skew", "right-missing"]);
    expect(faultsOf(catalogue, "api-server", "MISSING right").map(({ fault }) => fault)).toEqual(["right-missing"]);
    expect(faultsOf(catalogue, "pods", "clock")).toEqual([]);
  });

  it("tells what an active one was set to, without its target again", () => {
    const since = "2026-01-01T00:00:00Z";
    const active = { id: "a", fault: "clock-skew", title: "Clock skew", parameters: { fault: "clock-skew", seconds: 5 }, since } as const;
    expect(settingsOf(active, catalogue)).toBe("Ahead by 5 s");
    const parameters = { fault: "right-missing", verb: "list", resource: "pods" } as const;
    expect(settingsOf({ id: "b", fault: "right-missing", title: "", target: "list pods", parameters, since }, catalogue)).toBe("");
    expect(
      settingsOf({ id: "b", fault: "right-missing", title: "", target: "", parameters: { ...parameters, verb: "get" }, since }, catalogue),
    ).toBe("read one");
  });
});
