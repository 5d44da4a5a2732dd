import { describe, expect, it } from "vitest";
import type { ForecastBasis } from "@/lib/protocol/forecast-basis.ts";
import { forecastRequest, lasting } from "@/lib/simulation/testing/forecast-request.ts";
import type { FleetRow } from "@/lib/statefulset/board/fleet.ts";
import { basisFields, filledFromBasis } from "./basis-fields.ts";
import { changedFields } from "./compare-fields.ts";
import { parseCompare } from "./compare-link.ts";
import { firstSet } from "./first-set.ts";
import { isOwnLane } from "./is-own-lane.ts";
import { otherSet } from "./other-set.ts";

const { set } = forecastRequest({ set: { podManagementPolicy: "Parallel", updateStrategy: { type: "RollingUpdate", partition: 0 } } });
const basis: ForecastBasis = {
  uid: "u",
  generation: 1,
  set,
  pod: { start: lasting(2500), ready: lasting(6000), stop: lasting(800), source: { kind: "measured", of: 9 } },
  times: { starts: "watched", of: 9, stops: "watched", stopsOf: 3, about: "Measured." },
  release: "1.36",
  gates: { MaxUnavailableStatefulSet: true },
  notes: [],
};

describe("a set as it is now", () => {
  it("fills in what a short link leaves open: the set, its times, the release, lanes", () => {
    const fields = changedFields({}, filledFromBasis({ set: "default/web" }, basis));
    const { request, origin, faults } = parseCompare(fields);
    expect(faults).toEqual({});
    expect(origin).toBe("cluster");
    expect(request).toMatchObject({
      set,
      pod: basis.pod,
      release: "1.36",
      gates: basis.gates,
      person: { deletesPods: { order: "lowest-first" } },
    });
    expect(request.lanes).toHaveLength(4);
  });

  it("leaves what the link says, right or wrong", () => {
    const fields = changedFields({}, filledFromBasis({ set: "default/web", ready: "soon", l1: "OnDelete", new: "slow" }, basis));
    expect(fields).toMatchObject({ ready: "soon", l1: "OnDelete", new: "slow", n: "3", start: "2.5" });
    expect(fields.l2).toBeUndefined();
  });

  it("gives way to another set, and what is asked of it stays", () => {
    const before = { ...basisFields(basis), new: "slow", l1: "OnDelete", back: "60" };
    expect(changedFields(before, otherSet({ set: "shop/store" }))).toEqual({ set: "shop/store", new: "slow", l1: "OnDelete", back: "60" });
  });

  it("knows which lane is its own", () => {
    const lanes = parseCompare({
      l1: "RollingUpdate.Parallel",
      l2: "RollingUpdate.Parallel",
      l2u: "2",
      l3: "RollingUpdate",
      l4: "OnDelete.Parallel",
    });
    expect(lanes.request.lanes.map((lane) => isOwnLane(lane, set))).toEqual([true, false, false, false]);
  });
});

it("begins with the first set by name that has at least 2 replicas and is not being deleted", () => {
  const row = (name: string, replicas: number, deletedAt?: string) => ({ namespace: "default", name, replicas, deletedAt }) as FleetRow;
  const rows = [row("web", 3), row("api", 1), row("db", 5, "2026-01-01T00:00:00Z"), row("store", 2)];
  expect(firstSet(rows)?.name).toBe("store");
  expect(firstSet([row("api", 1)])).toBeUndefined();
});
