import { describe, expect, test } from "vitest";
import type { Claim } from "../objects/claim.ts";
import type { ClusterEvent } from "../objects/event.ts";
import type { Pod } from "../objects/pod.ts";
import type { StatefulSet } from "../objects/stateful-set.ts";
import type { StorageClass } from "../objects/storage-class.ts";
import type { Volume } from "../objects/volume.ts";
import { makeClaim, makePod, makeSet, makeVolume } from "../testing/objects.ts";
import { joinStorage } from "./join-storage.ts";
import type { StorageInput } from "./storage-input.ts";
import { strayClaimsMax } from "./stray-claims.ts";

const mounts = [{ container: "app", volume: "data", path: "/data" }];
const standard: StorageClass = {
  ...makeVolume("standard"),
  provisioner: "disk.example.com",
  reclaimPolicy: "Delete",
  bindingMode: "WaitForFirstConsumer",
  allowsExpansion: true,
  isDefault: true,
};

interface Cluster {
  set?: Partial<StatefulSet>;
  claims?: readonly Claim[];
  pods?: readonly Pod[];
  classes?: readonly StorageClass[];
  events?: readonly Partial<ClusterEvent>[];
  volumes?: readonly Volume[];
  dark?: StorageInput["dark"];
  others?: StorageInput["sets"];
}

function storageOf({
  set: change,
  claims = [],
  pods = [],
  classes = [standard],
  events = [],
  dark = {},
  others = [],
  ...cluster
}: Cluster) {
  const set = makeSet({ templateMounts: mounts, ...change });
  const volumes = cluster.volumes ?? claims.flatMap(({ volumeName }) => (volumeName === undefined ? [] : [makeVolume(volumeName)]));
  return joinStorage({
    set,
    sets: [set, ...others],
    claims,
    pods,
    classes,
    dark,
    events: events as ClusterEvent[],
    findVolume: (name) => volumes.find((volume) => volume.name === name),
  });
}

/** Codes of what is said of one claim. */
const codes = (cluster: Cluster, name = "data-web-0") => storageOf(cluster).claims[name]?.notes.map(({ code }) => code);
const said = (cluster: Cluster, name = "data-web-0") =>
  storageOf(cluster)
    .claims[name]?.notes.map(({ message }) => message)
    .join(" ");

const pending = (change: Partial<Claim> = {}): Claim => {
  const { volumeName: _none, capacity: _nothing, ...claim } = makeClaim("data-web-0", { phase: "Pending", ...change });
  return claim;
};
const unscheduled = (message: string) => {
  const { nodeName: _none, ...pod } = makePod(0, {
    phase: "Pending",
    conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable", message }],
  });
  return pod;
};

describe("a row for each claim that is, or should be", () => {
  test("by ordinal from the set's first one, the empty places too, and of each template", () => {
    const templates = ["data", "log"].map((name) => ({ name, requested: "1Gi", accessModes: ["ReadWriteOnce"] }));
    const { claims } = storageOf({ set: { start: 5, claimTemplates: templates }, claims: [makeClaim("log-web-6")], pods: [makePod(6)] });
    expect(Object.values(claims).map(({ name, ordinal, phase }) => [name, ordinal, phase])).toEqual([
      ["data-web-5", 5, "Missing"],
      ["log-web-5", 5, "Missing"],
      ["data-web-6", 6, "Missing"],
      ["log-web-6", 6, "Bound"],
    ]);
    expect(claims["data-web-5"]?.notes).toMatchObject([{ code: "not-made", tone: "info" }]);
    expect(claims["data-web-6"]?.notes).toMatchObject([{ code: "missing", tone: "fail" }]);
  });

  test("scaled to nothing: only what was left behind, and what it takes for old data to come back", () => {
    const { claims } = storageOf({ set: { replicas: 0 }, claims: [makeClaim("data-web-2")] });
    expect(Object.keys(claims)).toEqual(["data-web-2"]);
    expect(claims["data-web-2"]).toMatchObject({ place: "left-behind", ordinal: 2 });
    expect(claims["data-web-2"]?.notes[0]?.message).toContain("Scaled to 3 or more, pod web-2 finds its old data");
  });

  test("claims of sets that do not exist are told apart from those of others, and bounded", () => {
    const own = makeClaim("data-old-0", { owners: [{ kind: "Restore", name: "r", uid: "r", controller: true }] });
    const claims = [makeClaim("data-gone-3"), makeClaim("data-db-0"), makeClaim("cache-gone-0"), own, makeClaim("data-x")];
    const { claims: views } = storageOf({ set: { replicas: 0 }, claims, others: [makeSet({ name: "db" })] });
    expect(Object.values(views)).toMatchObject([{ name: "data-gone-3", place: "stray", ofSet: "gone" }]);
    const many = Array.from({ length: strayClaimsMax + 7 }, (_, index) => makeClaim(`data-gone-${index}`));
    expect(storageOf({ set: { replicas: 0 }, claims: many }).strayClaimsLeftOut).toBe(7);
  });

  test("where claims may not be listed nothing is called missing", () => {
    const dark = { claims: { right: "", message: "", command: "" } };
    expect(storageOf({ dark, pods: [makePod(0)] }).claims["data-web-0"]).toMatchObject({ phase: "Unknown", notes: [] });
  });
});

describe("why a claim is pending", () => {
  test.each([
    ["class-not-found", { claims: [pending({ className: "nowhere" })] }],
    ["no-class", { claims: [pending({ className: "" })] }],
    ["no-default-class", { claims: [withoutClass(pending())], classes: [] }],
    ["waits-for-pod", { claims: [pending()] }],
    ["waits-for-scheduling", { claims: [pending()], pods: [unscheduled("0/3 nodes are available")] }],
    ["waits-for-provisioner", { claims: [pending()], pods: [makePod(0)] }],
  ] as [string, Cluster][])("%s", (code, cluster) => {
    expect(codes(cluster)?.[0]).toBe(code);
  });

  test("the scheduler's own words are told, and the provisioner's", () => {
    expect(said({ claims: [pending()], pods: [unscheduled("0/3 nodes are available: insufficient cpu.")] })).toContain("insufficient cpu");
    const event = {
      type: "Warning",
      reason: "ProvisioningFailed",
      message: "quota exceeded",
      lastAt: "2026-01-01T00:00:00Z",
      about: { kind: "PersistentVolumeClaim", name: "data-web-0", namespace: "default" },
    };
    expect(said({ claims: [pending()], pods: [makePod(0)], events: [event] })).toContain(
      "disk.example.com could not make its volume: quota exceeded",
    );
  });

  test("where classes may not be listed no class is called missing", () => {
    const dark = { classes: { right: "", message: "", command: "" } };
    expect(codes({ claims: [pending({ className: "nowhere" })], classes: [], dark })).toEqual(["waits"]);
  });
});

function withoutClass({ className: _none, ...claim }: Claim): Claim {
  return claim;
}

describe("trouble of a claim", () => {
  test("deleted while a pod uses it: data is lost at the pod's end; without a pod it just goes", () => {
    const deleted = makeClaim("data-web-0", { deletedAt: "2026-01-02T00:00:00Z" });
    expect(codes({ claims: [deleted], pods: [makePod(0)] })).toEqual(["deleted-in-use"]);
    expect(codes({ claims: [deleted], pods: [makePod(0, { phase: "Failed" })] })).toEqual(["being-deleted"]);
  });

  test("lost, and a volume that is not there", () => {
    expect(codes({ claims: [makeClaim("data-web-0", { phase: "Lost" })] })).toEqual(["lost"]);
    expect(codes({ claims: [makeClaim("data-web-0")], volumes: [] })).toEqual(["no-volume"]);
    expect(codes({ claims: [makeClaim("data-web-0")], volumes: [], dark: { volumes: { right: "", message: "", command: "" } } })).toEqual(
      [],
    );
  });

  test("a pod that finds no room where its volume is, with the place in words", () => {
    const nodeTerms = [[{ key: "topology.kubernetes.io/zone", operator: "In", values: ["a"] }]];
    const volumes = [{ ...makeVolume("pv-data-web-0"), nodeTerms }];
    const pods = [unscheduled("0/3 nodes are available: 3 node(s) had volume node affinity conflict.")];
    expect(said({ claims: [makeClaim("data-web-0")], volumes, pods })).toContain(
      "can be used on zone a alone, and pod web-0 finds no room",
    );
  });

  test("a volume that cannot be attached, by the Event about this very pod", () => {
    const pods = [makePod(0, { phase: "Pending" })];
    const event = (uid: string) => ({
      type: "Warning",
      reason: "FailedAttachVolume",
      message: "Multi-Attach error",
      lastAt: "2026-01-01T00:00:00Z",
      about: { kind: "Pod", name: "web-0", namespace: "default", uid },
    });
    expect(codes({ claims: [makeClaim("data-web-0")], pods, events: [event("web-0-uid")] })).toEqual(["attach"]);
    expect(codes({ claims: [makeClaim("data-web-0")], pods, events: [event("an earlier life")] })).toEqual([]);
  });

  test("being grown, and not grown yet", () => {
    const resizing = [{ type: "FileSystemResizePending", status: "True", message: "Waiting for the node." }];
    expect(said({ claims: [makeClaim("data-web-0", { requested: "2Gi", conditions: resizing })] })).toContain("Waiting for the node.");
    expect(codes({ claims: [makeClaim("data-web-0", { requested: "2Gi" })] })).toEqual(["not-grown", "size-drift"]);
  });
});

describe("a claim against its template", () => {
  test("another size and class; the same size written otherwise is no drift", () => {
    expect(said({ claims: [makeClaim("data-web-0", { requested: "2Gi", capacity: "2Gi" })] })).toContain(
      "It asks for 2Gi, its template for 1Gi: new ordinals get the template's size",
    );
    expect(codes({ claims: [makeClaim("data-web-0", { requested: "1024Mi", capacity: "1Gi" })] })).toEqual([]);
    expect(codes({ claims: [makeClaim("data-web-0", { className: "old" })] })).toEqual(["class-drift"]);
  });
});

describe("whose a claim is", () => {
  const owner = (kind: string, uid: string) => [{ kind, name: kind === "Pod" ? "web-0" : "web", uid, controller: true }];
  const both = { whenScaled: "Delete", whenDeleted: "Delete" };

  test.each([
    [{ whenScaled: "Retain", whenDeleted: "Retain" }, [], []],
    [both, owner("StatefulSet", "set-uid"), []],
    [both, [], ["owner"]],
    [{ whenScaled: "Retain", whenDeleted: "Retain" }, owner("StatefulSet", "set-uid"), ["owner"]],
    [both, owner("Pod", "an earlier life"), ["stale"]],
    [both, [{ kind: "Restore", name: "r", uid: "r", controller: true }], ["owner"]],
  ] as const)("policy %j, owners %j: %j", (retention, owners, expected) => {
    expect(codes({ set: { retention }, claims: [makeClaim("data-web-0", { owners })], pods: [makePod(0)] })).toEqual(expected);
  });

  test("a condemned pod's claim goes with it where the policy says so", () => {
    const view = storageOf({
      set: { retention: both, replicas: 0 },
      claims: [makeClaim("data-web-0", { owners: owner("Pod", "web-0-uid") })],
      pods: [makePod(0)],
    }).claims["data-web-0"];
    expect(view).toMatchObject({ place: "condemned", owner: "Pod web-0: goes with it", notes: [] });
  });
});

describe("the set as a whole", () => {
  const noteCodes = (set: Partial<StatefulSet>) => storageOf({ set }).notes.map(({ code }) => code);

  test("no claims at all, a template that is mounted nowhere, a claim that all pods share", () => {
    expect(noteCodes({})).toEqual([]);
    expect(noteCodes({ claimTemplates: [], templateMounts: [] })).toEqual(["no-claims"]);
    expect(noteCodes({ templateMounts: [] })).toEqual(["mounted-nowhere"]);
    expect(noteCodes({ templateClaims: [{ volume: "shared", claim: "files" }] })).toEqual(["shared-claim"]);
  });

  test("what becomes of claims, and of the data where claims go", () => {
    const sentences = (whenScaled: string, whenDeleted: string) =>
      storageOf({ set: { retention: { whenScaled, whenDeleted } } }).retention.sentences;
    expect(sentences("Retain", "Retain")).toHaveLength(2);
    expect(sentences("Delete", "Retain").join(" ")).toContain("are deleted with them. Deleted: all claims stay");
    expect(sentences("Delete", "Retain")[2]).toContain("reclaim policy Delete");
  });
});
