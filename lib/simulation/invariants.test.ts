import { expect, test } from "vitest";
import { behaviourOf, type Release } from "../controllers/release.ts";
import { spanAt } from "../timeline/span-at.ts";
import { forecast } from "./forecast.ts";
import type { ForecastRequest, LaneSpec, NewRevision } from "./forecast-request.ts";
import type { Forecast, ForecastLane } from "./forecast-result.ts";
import { randomOf } from "./random-of.ts";
import { forecastRequest } from "./testing/forecast-request.ts";

const rounds = 400;
const releases: readonly Release[] = ["1.33", "1.34", "1.35.0", "1.35.4", "1.36", "1.37"];

/** A request as anybody might make it. */
function randomRequest(seed: number): ForecastRequest {
  const next = randomOf(seed);
  const upTo = (most: number) => Math.floor(next() * (most + 1));
  const pick = <T>(all: readonly T[]): T => all[upTo(all.length - 1)] as T;
  const chance = (share: number) => next() < share;
  const duration = (most: number) => ({ ms: upTo(most), spreadMs: upTo(2_000) });
  const policies = ["OrderedReady", "Parallel"] as const;
  const lane = (): LaneSpec =>
    chance(0.7)
      ? {
          workload: "StatefulSet",
          policy: pick(policies),
          strategy: "RollingUpdate",
          ...(chance(0.4) && { partition: upTo(7) }),
          ...(chance(0.4) && { maxUnavailable: pick([1, 2, 3, "40%"]) }),
        }
      : pick<LaneSpec>([
          { workload: "StatefulSet", policy: pick(policies), strategy: pick(["OnDelete", "Recreate"] as const) },
          { workload: "Deployment", strategy: "RollingUpdate", maxSurge: upTo(2), maxUnavailable: upTo(2) },
          { workload: "Deployment", strategy: "Recreate" },
        ]);
  const revision = pick<NewRevision>([
    { kind: "works" },
    { kind: "slow", factor: 3 },
    { kind: "never-ready" },
    { kind: "crash-loop", runsMs: upTo(20_000), hasReadinessProbe: chance(0.5) },
    { kind: "ready-then-fails", afterMs: upTo(20_000) },
  ]);
  return forecastRequest({
    set: { replicas: 1 + upTo(6), start: upTo(2), minReadySeconds: pick([0, 0, 5]), ...(chance(0.2) && { notReady: [upTo(4)] }) },
    change: { template: chance(0.9), ...(chance(0.3) && { replicas: upTo(8) }) },
    lanes: Array.from({ length: 1 + upTo(3) }, lane),
    pod: { start: duration(5_000), ready: duration(8_000), stop: duration(6_000), source: { kind: "given" } },
    revision,
    person: {
      ...(chance(0.4) && { goesBackAfterMs: upTo(60_000) }),
      ...(chance(0.3) && { deletesStuckAfterMs: upTo(30_000) }),
      ...(chance(0.3) && { lowersPartition: { by: 1 + upTo(2), pauseMs: upTo(5_000) } }),
      ...(chance(0.5) && { deletesPods: { order: pick(["highest-first", "lowest-first"] as const), pauseMs: upTo(5_000) } }),
    },
    release: pick(releases),
    gates: chance(0.3) ? { MaxUnavailableStatefulSet: chance(0.5), StatefulSetRecreateStrategy: true } : {},
    seed,
  });
}

/** What a lane does against the rules that hold for every set at all times; empty when nothing. */
function broken(result: Forecast, lane: ForecastLane): string[] {
  const { request } = result;
  const { spec } = lane;
  const judge = [spansFollow, movesAreShown, servingIsCounted, factsAreOfTheChart];
  const faults = judge.flatMap((rule) => rule(lane));
  if (spec.workload === "Deployment") return faults;
  return [...faults, ...createsInOrder(request, lane, spec.policy), ...sparesBelowPartition(request, lane), ...keepsBudget(request, lane)];
}

function spansFollow({ timeline }: ForecastLane): string[] {
  return timeline.slots.flatMap(({ ordinal, spans }) =>
    spans.flatMap((span, index) => {
      const next = spans[index + 1];
      const end = next ? next.from : timeline.until;
      return span.to === end && span.from <= span.to ? [] : [`place ${ordinal}: a span ends at ${span.to}, the next begins at ${end}`];
    }),
  );
}

function movesAreShown({ timeline, moves }: ForecastLane): string[] {
  return moves
    .filter(({ at }) => at > timeline.until)
    .map(({ at }) => `something is done at ${at}, after the axis ends at ${timeline.until}`);
}

function servingIsCounted({ timeline }: ForecastLane): string[] {
  return timeline.serving.flatMap(({ at, serving, available }) => {
    const ready = timeline.slots.filter((slot) => spanAt(slot, at)?.phase === "ready").length;
    return ready === serving && available <= serving ? [] : [`at ${at} ${ready} are ready, told are ${serving}, ${available} available`];
  });
}

function factsAreOfTheChart({ timeline, facts }: ForecastLane): string[] {
  const fewest = Math.min(...timeline.serving.filter(({ at }) => at < timeline.until).map(({ serving }) => serving));
  return facts.fewestServing === fewest ? [] : [`fewest serving is told ${facts.fewestServing}, the chart has ${fewest}`];
}

/** In order, a pod is created only when all below it are ready. */
function createsInOrder({ set }: ForecastRequest, { moves, timeline }: ForecastLane, policy: string): string[] {
  if (policy === "Parallel") return [];
  return moves
    .filter((move) => move.do === "create")
    .flatMap(({ at, ordinal }) =>
      timeline.slots
        .filter((slot) => slot.ordinal >= set.start && slot.ordinal < ordinal)
        .filter((slot) => spanAt(slot, at)?.phase !== "ready")
        .map((slot) => `creates ${ordinal} at ${at} while ${slot.ordinal} below it is not ready`),
    );
}

/** What a strategy spares is deleted by nobody but a person. */
function sparesBelowPartition({ set, person }: ForecastRequest, { spec, moves }: ForecastLane): string[] {
  const isOnDelete = spec.strategy === "OnDelete";
  if (spec.workload !== "StatefulSet" || (spec.strategy !== "RollingUpdate" && !isOnDelete) || person.lowersPartition) return [];
  const boundary = isOnDelete ? Number.POSITIVE_INFINITY : set.start + (spec.strategy === "RollingUpdate" ? (spec.partition ?? 0) : 0);
  const rules = new Set(["delete-outdated", "delete-within-budget", "delete-broken-free"]);
  return moves
    .filter((move) => move.do === "delete" && rules.has(move.rule) && move.ordinal < boundary)
    .map(({ ordinal, at }) => `deletes ${ordinal} at ${at}, which the strategy spares`);
}

/** An update takes no more ready pods down at a moment than the budget allows. */
function keepsBudget({ set, change, release, gates }: ForecastRequest, { spec, moves }: ForecastLane): string[] {
  const { maxUnavailable: isKept } = behaviourOf({ release, gates });
  const wanted = spec.strategy === "RollingUpdate" && spec.workload === "StatefulSet" && isKept ? (spec.maxUnavailable ?? 1) : 1;
  const replicas = change.replicas ?? set.replicas;
  const max = typeof wanted === "number" ? wanted : Math.max(1, Math.floor((Number.parseInt(wanted, 10) / 100) * replicas));
  const rules = new Set(["delete-outdated", "delete-within-budget"]);
  const taken = new Map<number, number>();
  for (const { at, do: verb, rule } of moves) if (verb === "delete" && rules.has(rule)) taken.set(at, (taken.get(at) ?? 0) + 1);
  return [...taken].filter(([, count]) => count > max).map(([at, count]) => `takes ${count} down at ${at}, ${max} allowed`);
}

test(`no lane of ${rounds} random requests breaks a rule that holds for every set, and each is the same when it is made again`, () => {
  const faults: string[] = [];
  for (let seed = 1; seed <= rounds; seed++) {
    const request = randomRequest(seed);
    const result = forecast(request);
    for (const [index, lane] of result.lanes.entries()) {
      for (const fault of broken(result, lane)) faults.push(`seed ${seed}, lane ${index} (${lane.title}): ${fault}`);
    }
    if (JSON.stringify(forecast(request)) !== JSON.stringify(result)) faults.push(`seed ${seed}: another forecast the second time`);
  }
  expect(faults.slice(0, 20)).toEqual([]);
});
