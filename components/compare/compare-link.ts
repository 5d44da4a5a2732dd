import type { Gates, Release } from "@/lib/controllers/release.ts";
import {
  type ForecastRequest,
  type ForecastSet,
  type NewRevision,
  type PersonPlan,
  type PodTimes,
  replicasMax,
} from "@/lib/simulation/forecast-request.ts";
import { type CompareFields, type FieldName, linkVersion } from "./compare-fields.ts";
import { FieldReader } from "./field-reader.ts";
import { presets } from "./presets.ts";
import { readLanes } from "./read-lanes.ts";

export const releases: readonly Release[] = ["1.33", "1.34", "1.35.0", "1.35.4", "1.36", "1.37"];
export const gateNames = [
  "MaxUnavailableStatefulSet",
  "StatefulSetSemanticRevisionComparison",
  "DeploymentReplicaSetTerminatingReplicas",
  "StatefulSetRecreateStrategy",
] as const satisfies readonly (keyof Gates)[];
export const revisionKinds = ["works", "slow", "never-ready", "crash-loop", "ready-then-fails"] as const;

/** What Kubernetes accepts as a name. */
const nameRule = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;
const startMax = 1_000_000;

/** Where the set of a comparison came from: the cluster, pasted YAML, or fields alone. */
export type SetOrigin = "cluster" | "yaml" | "fields";

/** What a link means. Whatever it says there is a request; `faults` has a sentence for each field that was not understood. */
export interface Comparison {
  request: ForecastRequest;
  origin: SetOrigin;
  faults: Readonly<Partial<Record<FieldName, string>>>;
}

/** What the fields mean: what is right is taken, what is wrong is said, and what is not said is as this version has it. Pure; at and zoom are read elsewhere. */
export function parseCompare(fields: CompareFields): Comparison {
  const read = new FieldReader(fields);
  const version = read.text("v") ?? linkVersion;
  if (version !== linkVersion)
    read.fault("v", `This comparison is of version ${version.slice(0, 20)}, here is ${linkVersion}: what is not known here is left out.`);
  const origin = read.oneOf("from", ["cluster", "yaml", "fields"] as const, fields.set === undefined ? "fields" : "cluster");
  const set = readSet(read);
  const lanes = readLanes(fields, read);
  const request: ForecastRequest = {
    set,
    change: readChange(read, set),
    lanes: lanes.length > 0 ? lanes : presets[0].lanes(set),
    pod: readPod(read),
    revision: readRevision(read),
    person: readPerson(read),
    release: read.oneOf("k8s", releases, "1.35.4"),
    gates: readGates(read),
    seed: read.whole("seed", 0, 999_999_999, 1),
  };
  return { request, origin, faults: read.faults };
}

function readSet(read: FieldReader): ForecastSet {
  const [namespace = "", name = ""] = (read.text("set") ?? "default/web").split("/");
  const isNamed = nameRule.test(namespace) && nameRule.test(name);
  if (!isNamed) read.fault("set", "A namespace and a name with a slash between them; until then it is called default/web.");
  const partition = read.text("isp") === undefined ? undefined : read.whole("isp", 0, 2_147_483_647, 0);
  const maxUnavailable = read.count("isu", 1);
  const notReady = read.ordinals("down", replicasMax);
  return {
    namespace: isNamed ? namespace : "default",
    name: isNamed ? name : "web",
    replicas: read.whole("n", 1, replicasMax, 5),
    start: read.whole("first", 0, startMax, 0),
    podManagementPolicy: read.oneOf("policy", ["OrderedReady", "Parallel"] as const, "OrderedReady"),
    updateStrategy: {
      type: read.oneOf("is", ["RollingUpdate", "OnDelete", "Recreate"] as const, "RollingUpdate"),
      ...(partition !== undefined && { partition }),
      ...(maxUnavailable !== undefined && { maxUnavailable }),
    },
    minReadySeconds: read.whole("avail", 0, 86_400, 0),
    hasReadinessProbe: read.yes("probe", true),
    graceSeconds: read.whole("grace", 0, 86_400, 30),
    claimTemplates: read.whole("claims", 0, 100, 0),
    ...(notReady !== undefined && { notReady }),
  };
}

function readChange(read: FieldReader, set: ForecastSet): ForecastRequest["change"] {
  const replicas = read.text("to") === undefined ? undefined : read.whole("to", 0, replicasMax, set.replicas);
  const start = read.text("to-first") === undefined ? undefined : read.whole("to-first", 0, startMax, set.start);
  return { template: read.yes("t", true), ...(replicas !== undefined && { replicas }), ...(start !== undefined && { start }) };
}

function readPod(read: FieldReader): PodTimes {
  const times = { start: read.duration("start", 4000), ready: read.duration("ready", 6000), stop: read.duration("stop", 5000) };
  const isMeasured = read.text("of") !== undefined;
  return { ...times, source: isMeasured ? { kind: "measured", of: read.whole("of", 1, 1_000_000, 1) } : { kind: "given" } };
}

function readRevision(read: FieldReader): NewRevision {
  const kind = read.oneOf("new", revisionKinds, "works");
  switch (kind) {
    case "works":
    case "never-ready":
      return { kind };
    case "slow":
      return { kind, factor: read.whole("factor", 1, 100, 3) };
    case "crash-loop":
      return { kind, runsMs: read.time("runs", 5000), hasReadinessProbe: read.yes("crash-probe", true) };
    case "ready-then-fails":
      return { kind, afterMs: read.time("fails", 30_000) };
  }
}

function readPerson(read: FieldReader): PersonPlan {
  const goesBackAfterMs = read.maybeTime("back", 60_000);
  const deletesStuckAfterMs = read.maybeTime("kill", 30_000);
  const deletes = read.text("delete");
  const order = deletes === "highest-first" || deletes === "lowest-first" ? deletes : read.ordinals("delete", replicasMax);
  return {
    ...(goesBackAfterMs !== undefined && { goesBackAfterMs }),
    ...(deletesStuckAfterMs !== undefined && { deletesStuckAfterMs }),
    ...(read.text("lower") !== undefined && {
      lowersPartition: { by: read.whole("lower", 1, replicasMax, 1), pauseMs: read.time("lower-pause", 5000) },
    }),
    ...(order !== undefined && { deletesPods: { order, pauseMs: read.time("delete-pause", 5000) } }),
  };
}

function readGates(read: FieldReader): Gates {
  const gates: Gates = {};
  const unknown: string[] = [];
  for (const word of read.text("gates")?.split(",").filter(Boolean) ?? []) {
    const isOff = word.startsWith("-");
    const name = gateNames.find((gate) => gate === word.slice(isOff ? 1 : 0));
    if (name) gates[name] = !isOff;
    else unknown.push(word.slice(0, 60));
  }
  if (unknown.length > 0)
    read.fault("gates", `${unknown.slice(0, 3).join(", ")}: no gate of that name matters to a StatefulSet here; left out.`);
  return gates;
}
