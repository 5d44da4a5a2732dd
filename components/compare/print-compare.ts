import type { Gates } from "@/lib/controllers/release.ts";
import type { Duration, ForecastRequest, ForecastSet, NewRevision, PersonPlan, PodTimes } from "@/lib/simulation/forecast-request.ts";
import { type CompareFields, type FieldName, fieldNames, fieldsOf, linkVersion } from "./compare-fields.ts";
import { gateNames, type SetOrigin } from "./compare-link.ts";
import { laneChange, textsOfLane } from "./lane-slots.ts";

type Texts = Partial<Record<FieldName, string | undefined>>;

/** The fields that say this request, so that parseCompare answers it again. What is as this version has it by default is left out, but for the replicas. */
export function printCompare(request: ForecastRequest, origin: SetOrigin): CompareFields {
  const texts: Texts = {
    v: linkVersion,
    ...setTexts(request.set, origin),
    t: request.change.template ? undefined : "0",
    to: text(request.change.replicas),
    "to-first": text(request.change.start),
    ...podTexts(request.pod),
    ...revisionTexts(request.revision),
    ...personTexts(request.person),
    k8s: unless(request.release, "1.35.4"),
    gates: gatesText(request.gates),
    seed: unless(request.seed, 1),
    ...laneChange(request.lanes.map(textsOfLane)),
  };
  return fieldsOf(fieldNames.map((name) => [name, texts[name] ?? ""] as const)).fields;
}

/** The fields that a set says. */
export function setTexts(set: ForecastSet, origin: SetOrigin): Texts {
  return {
    from: origin === "cluster" ? undefined : origin,
    set: `${set.namespace}/${set.name}`,
    n: String(set.replicas),
    first: unless(set.start, 0),
    policy: unless(set.podManagementPolicy, "OrderedReady"),
    is: unless(set.updateStrategy.type, "RollingUpdate"),
    isp: text(set.updateStrategy.partition),
    isu: text(set.updateStrategy.maxUnavailable),
    avail: unless(set.minReadySeconds, 0),
    probe: set.hasReadinessProbe ? undefined : "0",
    grace: unless(set.graceSeconds, 30),
    claims: unless(set.claimTemplates, 0),
    down: set.notReady?.length ? set.notReady.join(",") : undefined,
  };
}

/** The fields that a pod's times say. */
export function podTexts({ start, ready, stop, source }: PodTimes): Texts {
  return {
    ...durationTexts("start", start, 4000),
    ...durationTexts("ready", ready, 6000),
    ...durationTexts("stop", stop, 5000),
    of: source.kind === "measured" ? String(source.of) : undefined,
  };
}

function durationTexts(name: "start" | "ready" | "stop", { ms, spreadMs }: Duration, byDefaultMs: number): Texts {
  return { [name]: unless(ms / 1000, byDefaultMs / 1000), [`${name}-by`]: unless(spreadMs / 1000, 0) };
}

function revisionTexts(revision: NewRevision): Texts {
  return {
    new: unless(revision.kind, "works"),
    factor: revision.kind === "slow" ? unless(revision.factor, 3) : undefined,
    runs: revision.kind === "crash-loop" ? unless(revision.runsMs / 1000, 5) : undefined,
    "crash-probe": revision.kind === "crash-loop" && !revision.hasReadinessProbe ? "0" : undefined,
    fails: revision.kind === "ready-then-fails" ? unless(revision.afterMs / 1000, 30) : undefined,
  };
}

function personTexts({ goesBackAfterMs, deletesStuckAfterMs, lowersPartition, deletesPods }: PersonPlan): Texts {
  const order = deletesPods?.order;
  return {
    back: secondsText(goesBackAfterMs),
    kill: secondsText(deletesStuckAfterMs),
    lower: text(lowersPartition?.by),
    "lower-pause": lowersPartition && unless(lowersPartition.pauseMs / 1000, 5),
    delete: typeof order === "object" ? order.join(",") : order,
    "delete-pause": deletesPods && unless(deletesPods.pauseMs / 1000, 5),
  };
}

/** The text of gates: those that are on by name, those that are off with a minus. */
export function gatesText(gates: Gates): string | undefined {
  const words = gateNames.flatMap((name) => (gates[name] === undefined ? [] : [gates[name] ? name : `-${name}`]));
  return words.length > 0 ? words.join(",") : undefined;
}

function secondsText(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : String(ms / 1000);
}

function text(value: number | string | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function unless(value: number | string, byDefault: number | string): string | undefined {
  return value === byDefault ? undefined : String(value);
}
