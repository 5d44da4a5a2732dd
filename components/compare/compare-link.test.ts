import { describe, expect, it } from "vitest";
import type { ForecastRequest, LaneSpec, NewRevision, PersonPlan } from "@/lib/simulation/forecast-request.ts";
import { randomOf } from "@/lib/simulation/random-of.ts";
import { type CompareFields, changedFields, fieldsOf } from "./compare-fields.ts";
import { gateNames, parseCompare, releases } from "./compare-link.ts";
import { parseView, printView, viewFault } from "./compare-view.ts";
import { printCompare } from "./print-compare.ts";

describe("a comparison in a link", () => {
  it("is read back as it was written, whatever it is", () => {
    const random = randomOf(7);
    for (let round = 0; round < 400; round++) {
      const request = someRequest(random);
      const query = new URLSearchParams(printCompare(request, "yaml")).toString();
      const { fields, unknown } = fieldsOf(new URLSearchParams(query));
      expect(parseCompare(fields), query).toEqual({ request, origin: "yaml", faults: {} });
      expect(unknown).toEqual([]);
    }
  });

  it("is short where it is as usual", () => {
    const { request } = parseCompare({ set: "default/web", l1: "OnDelete" });
    expect(new URLSearchParams(printCompare(request, "cluster")).toString()).toBe("v=1&set=default%2Fweb&n=5&l1=OnDelete");
  });

  it.each<[CompareFields, string, string]>([
    [{ n: "0" }, "n", "A whole number from 1 to 1,000; until then 5 is taken."],
    [{ n: "1000000" }, "n", "A whole number from 1 to 1,000; until then 5 is taken."],
    [{ n: "five" }, "n", "A whole number from 1 to 1,000; until then 5 is taken."],
    [{ ready: "-3" }, "ready", "Seconds from 0 to 86,400, with three places at the most; until then 6 s is taken."],
    [{ start: "99999" }, "start", "Seconds from 0 to 86,400, with three places at the most; until then 4 s is taken."],
    [{ k8s: "1.99" }, "k8s", "One of 1.33, 1.34, 1.35.0, 1.35.4, 1.36, 1.37; until then 1.35.4 is taken."],
    [{ gates: "Foo,-MaxUnavailableStatefulSet" }, "gates", "Foo: no gate of that name matters to a StatefulSet here; left out."],
    [{ set: "Some where" }, "set", "A namespace and a name with a slash between them; until then it is called default/web."],
    [{ l1: "BlueGreen" }, "l1", "until then RollingUpdate is taken."],
    [{ l1: "RollingUpdate", l1p: "-1" }, "l1p", "A whole number from 0 to 2,147,483,647; until then 0 is taken."],
    [
      { l1: "RollingUpdate", l1u: "101%" },
      "l1u",
      "A whole number from 1, or a percentage up to 100%; until then Kubernetes’ own default is taken.",
    ],
    [{ l1: "Deployment", l1s: "0", l1u: "0%" }, "l1s", "Surge and unavailable may not both be 0; until then the surge is 25%."],
    [{ delete: "all of them" }, "delete", "Ordinals with commas between them, 1,000 at the most; until then none is taken."],
    [{ v: "2" }, "v", "This comparison is of version 2, here is 1: what is not known here is left out."],
  ])("says of %o what is wrong with it, and means something all the same", (fields, name, sentence) => {
    const { faults, request } = parseCompare(fields);
    expect(Object.keys(faults)).toEqual([name]);
    expect(Object.values(faults)[0]).toContain(sentence);
    expect(request.lanes.length).toBeGreaterThan(0);
    expect(request.set.replicas).toBe(5);
  });

  it("takes what it understands beside what it does not", () => {
    const { request, faults } = parseCompare({ v: "9", n: "7", ready: "soon", start: "2,5", gates: "Foo,-MaxUnavailableStatefulSet" });
    expect(Object.keys(faults)).toEqual(["v", "ready", "gates"]);
    expect(request).toMatchObject({ set: { replicas: 7 }, pod: { start: { ms: 2500 }, ready: { ms: 6000 } } });
    expect(request.gates).toEqual({ MaxUnavailableStatefulSet: false });
  });

  it("names what no version that is known here has", () => {
    expect(
      fieldsOf([
        ["n", "3"],
        ["colour", "blue"],
      ]),
    ).toEqual({ fields: { n: "3" }, unknown: ["colour"] });
  });
});

describe("a view in a link", () => {
  it("is read back as it was written", () => {
    for (const view of [
      { at: 0, zoom: undefined },
      { at: 30_512, zoom: { from: 0, to: 2500 } },
      { at: undefined, zoom: { from: 1, to: 86_400_000 } },
    ]) {
      const fields = changedFields({}, printView(view));
      expect(parseView(fields)).toEqual(view);
      expect(viewFault(fields, view)).toBeUndefined();
    }
  });

  it("that is none is said, until somebody has moved the line", () => {
    const view = parseView({ at: "soon", zoom: "9-3" });
    expect(view).toEqual({ at: undefined, zoom: undefined });
    expect(viewFault({ at: "soon" }, view)).toBe("Where the line is to stand is not understood: soon.");
    expect(viewFault({ zoom: "9-3" }, view)).toBe("Which part of the time is to be shown is not understood: 9-3.");
    expect(viewFault({ at: "soon" }, { ...view, at: 5 })).toBeUndefined();
  });
});

type Random = () => number;

function someRequest(random: Random): ForecastRequest {
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const maybe = <T extends object>(part: T): T | Record<string, never> => (random() < 0.5 ? part : {});
  const pick = <T>(...some: readonly [T, ...T[]]): T => some[upTo(some.length - 1)] ?? some[0];
  const duration = () => ({ ms: upTo(100_000), spreadMs: pick(0, upTo(5000)) });
  const count = (min: number) => pick<number | string>(min + upTo(20), `${min + upTo(90)}%`);
  const lane = (): LaneSpec =>
    pick<() => LaneSpec>(
      () => ({
        workload: "StatefulSet",
        policy: pick("OrderedReady", "Parallel"),
        strategy: "RollingUpdate",
        ...maybe({ partition: upTo(1000) }),
        ...maybe({ maxUnavailable: count(1) }),
      }),
      () => ({ workload: "StatefulSet", policy: pick("OrderedReady", "Parallel"), strategy: pick("OnDelete", "Recreate") }),
      () => ({
        workload: "Deployment",
        strategy: "RollingUpdate",
        ...maybe({ maxSurge: count(1) }),
        ...maybe({ maxUnavailable: count(0) }),
      }),
      () => ({ workload: "Deployment", strategy: "Recreate" }),
    )();
  const revision = pick<NewRevision>(
    { kind: "works" },
    { kind: "never-ready" },
    { kind: "slow", factor: 1 + upTo(99) },
    { kind: "crash-loop", runsMs: upTo(60_000), hasReadinessProbe: random() < 0.5 },
    { kind: "ready-then-fails", afterMs: upTo(60_000) },
  );
  const person: PersonPlan = {
    ...maybe({ goesBackAfterMs: upTo(100_000) }),
    ...maybe({ deletesStuckAfterMs: upTo(100_000) }),
    ...maybe({ lowersPartition: { by: 1 + upTo(5), pauseMs: upTo(9000) } }),
    ...maybe({
      deletesPods: { order: pick<"highest-first" | "lowest-first" | number[]>("highest-first", "lowest-first", [2, 0, 1]), pauseMs: 5000 },
    }),
  };
  const replicas = 1 + upTo(999);
  return {
    set: {
      namespace: pick("default", "a-b.c"),
      name: pick("web", "db-0"),
      replicas,
      start: pick(0, upTo(1000)),
      podManagementPolicy: pick("OrderedReady", "Parallel"),
      updateStrategy: {
        type: pick("RollingUpdate", "OnDelete", "Recreate"),
        ...maybe({ partition: upTo(9) }),
        ...maybe({ maxUnavailable: count(1) }),
      },
      minReadySeconds: upTo(60),
      hasReadinessProbe: random() < 0.5,
      graceSeconds: upTo(90),
      claimTemplates: upTo(3),
      ...maybe({ notReady: [0, 3] }),
    },
    change: { template: random() < 0.5, ...maybe({ replicas: upTo(1000) }), ...maybe({ start: upTo(9) }) },
    lanes: Array.from({ length: 1 + upTo(3) }, lane),
    pod: {
      start: duration(),
      ready: duration(),
      stop: duration(),
      source: pick<ForecastRequest["pod"]["source"]>({ kind: "given" }, { kind: "measured", of: 9 }),
    },
    revision,
    person,
    release: pick(...(releases as readonly ["1.33"])),
    gates: Object.fromEntries(gateNames.flatMap((name) => (random() < 0.3 ? [[name, random() < 0.5]] : []))),
    seed: upTo(1_000_000),
  };
}
