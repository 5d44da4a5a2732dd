import { describe, expect, test } from "vitest";
import { Memo } from "../../memo.ts";
import type { Claim } from "../objects/claim.ts";
import type { Pod } from "../objects/pod.ts";
import { makeClaim, makePod, makeService, makeSet, makeSlice, makeVolume } from "../testing/objects.ts";
import type { Slot } from "./board.ts";
import type { BoardInput } from "./board-input.ts";
import { fleetRow } from "./fleet-row.ts";
import { joinBoard, slotsMax } from "./join-board.ts";

function input(change: Partial<BoardInput> & { pods?: readonly Pod[]; claims?: readonly Claim[] } = {}): BoardInput {
  const pods = change.pods ?? [makePod(0), makePod(1)];
  const claims = change.claims ?? [makeClaim("data-web-0"), makeClaim("data-web-1")];
  return {
    set: makeSet(),
    findClaim: (name) => claims.find((claim) => claim.name === name),
    claimOrdinals: claims.map((claim) => Number(claim.name.split("-").at(-1))),
    findVolume: () => undefined,
    service: makeService(),
    slices: [makeSlice(pods)],
    config: { refused: [] },
    names: { domain: "cluster.local", servers: ["10.96.0.10"] },
    life: () => ({ lives: 1, earlier: [], earlierVolumes: {} }),
    counter: () => undefined,
    before: () => undefined,
    dns: () => undefined,
    gap: () => undefined,
    readingVersion: () => 0,
    dark: {},
    ...change,
    pods,
  };
}

const slotsOf = (change: Parameters<typeof input>[0]) => Object.values(joinBoard(input(change)).slots);

describe("the board", () => {
  test("has one row per ordinal, with pod, claim and name", () => {
    const [first] = slotsOf({});
    expect(first).toMatchObject({
      ordinal: 0,
      place: "in-range",
      state: "ready",
      fill: "serving",
      hue: "current",
      pod: { name: "web-0", revision: "web-1", node: "node-1", restarts: 0, lives: 1 },
      claims: [{ name: "data-web-0", phase: "Bound", capacity: "1Gi", volume: "pv-data-web-0" }],
      dns: {
        name: "web-0.web.default.svc.cluster.local",
        how: "declared",
        addresses: ["10.244.0.1"],
        matchesPod: true,
        problem: { code: "not-verified" },
      },
    });
  });

  test("keeps the place of an ordinal whose pod is missing, with its claim", () => {
    const [first, second] = slotsOf({ pods: [makePod(1)] });
    expect(first).toMatchObject({
      ordinal: 0,
      state: "absent",
      fill: "empty",
      claims: [{ phase: "Bound" }],
      dns: { how: "none", problem: { code: "no-pod" } },
    });
    expect(first?.pod).toBeUndefined();
    expect(second).toMatchObject({ ordinal: 1, state: "ready" });
  });

  test("tells for how long a name was missing, of ordinals in range, and of a ready pod only what an answer says", () => {
    const over = { since: "2026-01-01T00:00:00Z", until: "2026-01-01T00:00:04Z", ms: 4_000, withinMs: 500 };
    const open = { since: "2026-01-01T00:00:00Z", withinMs: 500 };
    const gapsOf = (change: Parameters<typeof input>[0]) => slotsOf(change).map(({ dns }) => dns.gap);
    expect(gapsOf({ gap: () => over })).toEqual([over, over]);
    expect(gapsOf({ gap: () => open, pods: [makePod(1)] })).toEqual([open, undefined]);
    const asked = { name: "x", addresses: [], how: "resolved", problem: { code: "nxdomain", message: "" } } as const;
    expect(gapsOf({ gap: () => open, dns: () => asked })).toEqual([open, open]);
    const unanswered = { ...asked, problem: { code: "server-down", message: "" } } as const;
    expect(gapsOf({ gap: () => open, dns: () => unanswered })).toEqual([undefined, undefined]);
    expect(gapsOf({ gap: () => open, set: makeSet({ replicas: 1 }), pods: [makePod(1)] })).toEqual([open, undefined]);
  });

  test("says of a pod that is ending that it has no record, unless DNS still has one or does not answer", () => {
    const pods = [makePod(0, { deletedAt: "2026-01-01T00:00:00Z" })];
    const [first] = slotsOf({ pods });
    expect(first?.dns).toMatchObject({ how: "none", problem: { code: "ending" } });
    const asked = { name: "x", addresses: ["10.244.0.1"], matchesPod: true, how: "resolved" } as const;
    expect(slotsOf({ pods, dns: () => asked })[0]?.dns).toMatchObject({ addresses: ["10.244.0.1"], how: "resolved" });
    const unanswered = { ...asked, addresses: [], problem: { code: "server-down", message: "" } } as const;
    expect(slotsOf({ pods, dns: () => unanswered })[0]?.dns.problem?.code).toBe("server-down");
  });

  test("keeps the last reading of a pod that cannot be read before that of its earlier life", () => {
    const own = { value: 7, uid: "uid-0", at: "2026-01-01T00:00:00Z" };
    const counter = () => ({ error: { code: "dns-down", message: "" }, before: own });
    expect(slotsOf({ counter, before: () => ({ value: 3, uid: "earlier" }) })[0]?.counter.before).toEqual(own);
  });

  test("counts ordinals from spec.ordinals.start", () => {
    const set = makeSet({ start: 3, replicas: 2 });
    const slots = slotsOf({ set, pods: [makePod(3), makePod(4), makePod(2)], claims: [] });
    expect(slots.map(({ ordinal, place }) => [ordinal, place])).toEqual([
      [2, "condemned"],
      [3, "in-range"],
      [4, "in-range"],
    ]);
  });

  test("sorts web-2 before web-10", () => {
    const set = makeSet({ replicas: 11 });
    expect(slotsOf({ set }).map(({ ordinal }) => ordinal)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test("shows a claim left behind by scaling down as a place of its own", () => {
    const slots = slotsOf({ claims: [makeClaim("data-web-0"), makeClaim("data-web-1"), makeClaim("data-web-7")] });
    expect(slots.at(-1)).toMatchObject({
      ordinal: 7,
      place: "outside",
      state: "scaled-away",
      claims: [{ name: "data-web-7", phase: "Bound" }],
    });
  });

  test("says Missing for a claim that is not there, and Unknown where claims may not be listed", () => {
    expect(slotsOf({ claims: [] })[0]?.claims[0]?.phase).toBe("Missing");
    const dark = { claims: { right: "list persistentvolumeclaims", message: "", command: "" } };
    expect(slotsOf({ claims: [], dark })[0]?.claims[0]?.phase).toBe("Unknown");
  });

  test("tells its own pods from foreign ones by owner uid, not by labels or name", () => {
    const leftover = makePod(9, {
      name: "web-7d4-xyz",
      uid: "foreign",
      owners: [{ kind: "ReplicaSet", name: "web-7d4", uid: "rs", controller: true }],
    });
    const earlier = makePod(0, {
      uid: "earlier-set",
      owners: [{ kind: "StatefulSet", name: "web", uid: "another-set", controller: true }],
    });
    const stranger = makePod(8, { name: "db-0", uid: "stranger", labels: { app: "db" }, owners: [] });
    const board = joinBoard(input({ pods: [makePod(0), makePod(1), leftover, earlier, stranger] }));
    expect(Object.values(board.foreignPods)).toEqual([
      {
        name: "web-7d4-xyz",
        uid: "foreign",
        owner: "ReplicaSet web-7d4",
        ip: "10.244.0.10",
        ready: true,
        matchesSelector: true,
        selectedByService: true,
      },
      {
        name: "web-0",
        uid: "earlier-set",
        owner: "StatefulSet web",
        ip: "10.244.0.1",
        ready: true,
        matchesSelector: true,
        selectedByService: true,
      },
    ]);
    expect(board.slots[0]?.pod?.uid).toBe("web-0-uid");
  });

  test("says that a life found the volume of the one before it, or another", () => {
    const life = () => ({ lives: 2, earlier: ["old"], earlierVolumes: { "data-web-0": "pv-data-web-0", "data-web-1": "pv-lost" } });
    expect(slotsOf({ life }).map((slot) => slot.claims[0]?.sameVolume)).toEqual([true, false]);
  });

  test("colours a pod by its revision: current, update, or neither", () => {
    const status = { ...makeSet().status, currentRevision: "web-1", updateRevision: "web-2" };
    const at = (ordinal: number, revision: string) => makePod(ordinal, { labels: { app: "web", "controller-revision-hash": revision } });
    const slots = slotsOf({ set: makeSet({ replicas: 3, status }), pods: [at(0, "web-1"), at(1, "web-2"), at(2, "web-0")] });
    expect(slots.map(({ hue }) => hue)).toEqual(["current", "update", "other"]);
  });

  test("bounds its rows, however many replicas a set asks for", () => {
    expect(slotsOf({ set: makeSet({ replicas: 2_000_000_000 }) }).length).toBe(slotsMax);
  });
});

describe("rows that are kept", () => {
  const pods = [makePod(0), makePod(1)];
  const claims = [makeClaim("data-web-0"), makeClaim("data-web-1")];
  const slices = [makeSlice(pods)];
  const life = () => story;
  const story = { lives: 1, earlier: [], earlierVolumes: {} };
  const memo = new Memo<number, Slot>();
  const join = (change: Parameters<typeof input>[0] = {}) => joinBoard(input({ pods, claims, slices, life, memo, ...change })).slots;

  test("a row of the very same parts is the very same row", () => {
    const before = join();
    const after = join({ set: makeSet({ resourceVersion: "2", status: { ...makeSet().status, ready: 1 } }) });
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });

  test.each<[string, Parameters<typeof input>[0]]>([
    ["its pod", { pods: [makePod(0, { phase: "Failed" }), ...pods.slice(1)] }],
    ["its claim", { claims: [makeClaim("data-web-0", { phase: "Lost" }), ...claims.slice(1)] }],
    ["its claim's volume", { findVolume: (name) => (name === "pv-data-web-0" ? makeVolume(name) : undefined) }],
    ["a reading of its pod", { readingVersion: (uid) => (uid === "web-0-uid" ? 1 : 0) }],
    ["what its earlier life said", { before: (name) => (name === "web-0" ? { value: 7, uid: "a" } : undefined) }],
    ["its lives", { life: (name) => (name === "web-0" ? { ...story, lives: 2 } : story) }],
    ["what is declared of its name", { slices: [makeSlice(pods.slice(1))] }],
  ])("a change of %s makes that row anew, and no other", (_what, change) => {
    const before = join();
    const after = join(change);
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });

  test.each<[string, Parameters<typeof input>[0]]>([
    ["the range", { set: makeSet({ replicas: 1 }) }],
    ["a revision", { set: makeSet({ status: { ...makeSet().status, updateRevision: "web-2" } }) }],
    ["the Service", { service: makeService({ publishNotReadyAddresses: true }) }],
    ["the domain", { names: { domain: "example.test", servers: [] } }],
    ["a right", { dark: { endpoints: { right: "", message: "", command: "" } } }],
  ])("a change of %s makes every row anew", (_what, change) => {
    const before = join();
    const after = join(change);
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });

  test("what is kept is what would have been made", () => {
    join();
    expect(join()).toEqual(joinBoard(input({ pods, claims, slices, life })).slots);
  });
});

describe("the name of a pod, in words, when it cannot be asked", () => {
  const dnsOf = (change: Parameters<typeof input>[0]) => slotsOf(change)[0]?.dns;
  const unready = makePod(0, { conditions: [{ type: "Ready", status: "False" }] });

  test("no governing Service named", () => expect(dnsOf({ set: makeSet({ serviceName: "" }) })?.problem?.code).toBe("no-service-name"));
  test("the Service does not exist", () => expect(dnsOf({ service: undefined })?.problem?.code).toBe("no-service"));
  test("the Service selects other pods", () =>
    expect(dnsOf({ service: makeService({ selector: { app: "db" } }) })?.problem?.code).toBe("selects-other-pods"));
  test("the Service selects nothing", () =>
    expect(dnsOf({ service: makeService({ selector: {} }) })?.problem?.code).toBe("selects-other-pods"));
  test("the pod is not ready", () =>
    expect(dnsOf({ pods: [unready] })?.problem).toEqual({ code: "not-ready", message: "no record: not ready" }));

  test("unless the Service publishes addresses that are not ready", () => {
    expect(dnsOf({ pods: [unready], service: makeService({ publishNotReadyAddresses: true }) })?.problem?.code).toBe("not-verified");
  });

  test("a Service with an address is said to be not headless, beside the answer", () => {
    const service = makeService({ clusterIP: "10.96.0.7" });
    const answer = { name: "x", addresses: ["10.244.0.1"], matchesPod: true, how: "resolved", ms: 2 } as const;
    expect(dnsOf({ service, dns: () => answer })).toMatchObject({ how: "resolved", ms: 2, problem: { code: "not-headless" } });
    expect(joinBoard(input({ service })).service?.problem?.code).toBe("not-headless");
  });

  test("nothing is said of a Service that may not be looked at", () => {
    const dark = { service: { right: "list services", message: "", command: "" } };
    const board = joinBoard(input({ service: undefined, dark }));
    expect(board.service?.problem).toBeUndefined();
    expect(board.slots[0]?.dns.problem?.code).toBe("not-verified");
  });

  test("without a known domain the name ends where every cluster agrees", () => {
    expect(dnsOf({ names: { servers: [] } })?.name).toBe("web-0.web.default.svc");
  });
});

describe("a line of the fleet", () => {
  test("says what the board says", () => {
    const claims = [makeClaim("data-web-0"), makeClaim("data-web-1"), makeClaim("data-web-5")];
    const row = fleetRow(joinBoard(input({ claims, counter: (uid) => (uid === "web-0-uid" ? { value: 10 } : undefined) })));
    expect(row).toMatchObject({
      ready: 2,
      updated: 2,
      claims: 3,
      claimBytes: 3 * 2 ** 30,
      leftBehind: 1,
      counters: ["10", "—"],
      attention: [],
      more: 0,
    });
    expect(row.service).toEqual({ name: "web", kind: "headless", clusterIP: "None" });
    expect(row.strip.map(({ fill }) => fill)).toEqual(["serving", "serving", "empty"]);
  });

  test("asks for attention when an ordinal in range is not ready, and stays calm otherwise", () => {
    expect(fleetRow(joinBoard(input({ pods: [makePod(0)] }))).attention).toEqual(["1 of 2 ordinals not ready"]);
    expect(fleetRow(joinBoard(input())).attention).toEqual([]);
  });
});
