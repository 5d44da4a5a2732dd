import { describe, expect, it } from "vitest";
import { forecastBody, forecastCall } from "./forecast-body.ts";

/** The faults of a body, each with its field. */
function faultsOf(body: unknown): string[] {
  const parsed = forecastCall.safeParse(body);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("the body of a forecast", () => {
  it("needs a set and nothing else", () => {
    const whole = forecastBody.parse({ set: { replicas: 3 } });
    expect(whole.set.name).toBe("web");
    expect(whole.lanes).toHaveLength(4);
    expect(whole).toMatchObject({ change: { template: true }, revision: { kind: "works" }, release: "1.35.4", seed: 1 });
    expect(whole.pod.source).toEqual({ kind: "given" });
  });

  it("takes a live set by its name, a set as YAML, or as fields", () => {
    const yaml = "kind: StatefulSet\nmetadata: {name: a}\nspec: {replicas: 2, template: {spec: {containers: []}}}";
    expect(forecastCall.parse({ set: { namespace: "shop", name: "web" } })).toMatchObject({
      kind: "live",
      address: { namespace: "shop", name: "web" },
    });
    expect(forecastCall.parse({ set: { yaml } })).toMatchObject({ kind: "known", request: { set: { name: "a", replicas: 2 } } });
    expect(forecastCall.parse({ set: { replicas: 4 } })).toMatchObject({ kind: "known", request: { set: { replicas: 4 } } });
  });

  it("has a pod whose stop is known and start is not take the usual start, and never longer to stop than its grace", () => {
    const { pod } = forecastBody.parse({ set: { replicas: 1, graceSeconds: 2 }, pod: { start: { ms: 9000 } } });
    expect([pod.start, pod.stop]).toEqual([
      { ms: 9000, spreadMs: 0 },
      { ms: 2000, spreadMs: 0 },
    ]);
  });

  const set = { replicas: 3 };
  it.each([
    [{}, "set: "],
    [{ set: { replicas: 1_000_000 } }, "set.replicas: must be a whole number from 0 to 1000"],
    [{ set: { replicas: 0 } }, "set.replicas: is 0: a set without pods has nothing to forecast"],
    [{ set: { yaml: "kind: Pod" } }, "set.yaml: There is no StatefulSet in it, only Pod"],
    [{ set: { namespace: "../a", name: "web" } }, "set.namespace: must be a DNS label"],
    [{ set: { name: "web" } }, "set.namespace: "],
    [{ set, pod: { start: { ms: -5 } } }, "pod.start.ms: must be a whole number from 0 to 86400000"],
    [{ set, pod: { start: { ms: 5, spreadMs: -1 } } }, "pod.start.spreadMs: must be a whole number"],
    [{ set, release: "1.20" }, "release: is no release that is known here: take 1.33"],
    [{ set, gates: { Other: true } }, "gates: can have MaxUnavailableStatefulSet, "],
    [{ set, lanes: [] }, "lanes: there must be one lane at least"],
    [{ set, lanes: Array(5).fill({ workload: "StatefulSet", strategy: "OnDelete" }) }, "lanes: there can be 4 lanes at the most"],
    [{ set, lanes: [{ workload: "Job" }] }, "lanes.0.workload: must be StatefulSet or Deployment"],
    [{ set, lanes: [{ workload: "StatefulSet", strategy: "Blue" }] }, "lanes.0.strategy: must be RollingUpdate, OnDelete or Recreate"],
    [
      { set, lanes: [{ workload: "StatefulSet", strategy: "RollingUpdate", maxUnavailable: "0%" }] },
      "lanes.0.maxUnavailable: must be a whole number above 0",
    ],
    [
      { set, lanes: [{ workload: "Deployment", strategy: "RollingUpdate", maxSurge: 0, maxUnavailable: 0 }] },
      "lanes.0: maxSurge and maxUnavailable may not both be 0",
    ],
    [{ set, revision: { kind: "odd" } }, "revision.kind: must be works, slow, never-ready"],
    [{ set, person: { goesBackAfterMs: -1 } }, "person.goesBackAfterMs: must be a whole number"],
    [{ set, person: { deletesPods: { order: "any" } } }, "person.deletesPods.order: must be highest-first, lowest-first or a list"],
    [{ set, seed: 1.5 }, "seed: must be a whole number"],
  ])("says what is wrong at the field: %#", (body, fault) => {
    expect(faultsOf(body)).toEqual([expect.stringContaining(fault)]);
  });

  it("has pods to forecast when they come with the change", () => {
    expect(faultsOf({ set: { replicas: 0 }, change: { replicas: 2 } })).toEqual([]);
  });
});
