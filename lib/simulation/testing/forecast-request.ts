import type { ForecastRequest, ForecastSet, LaneSpec } from "../forecast-request.ts";

type Given = Partial<Omit<ForecastRequest, "set">> & { set?: Partial<ForecastSet> };

/** Three pods web-0 to web-2 that take 4 s to start, 6 s to become ready and 5 s to stop, one rolling lane in order, a new template that works; but for what is given. */
export function forecastRequest({ set, ...given }: Given = {}): ForecastRequest {
  return {
    set: {
      namespace: "default",
      name: "web",
      replicas: 3,
      start: 0,
      podManagementPolicy: "OrderedReady",
      updateStrategy: { type: "RollingUpdate" },
      minReadySeconds: 0,
      hasReadinessProbe: true,
      graceSeconds: 30,
      claimTemplates: 0,
      ...set,
    },
    change: { template: true },
    lanes: [setLane()],
    pod: { start: lasting(4000), ready: lasting(6000), stop: lasting(5000), source: { kind: "given" } },
    revision: { kind: "works" },
    person: {},
    release: "1.35.4",
    gates: {},
    seed: 1,
    ...given,
  };
}

/** A lane of a StatefulSet with strategy RollingUpdate, in order unless told otherwise. */
export function setLane(
  given: { policy?: "OrderedReady" | "Parallel"; partition?: number; maxUnavailable?: number | string } = {},
): LaneSpec {
  return { workload: "StatefulSet", policy: "OrderedReady", strategy: "RollingUpdate", ...given };
}

/** Always the same time. */
export function lasting(ms: number): { ms: number; spreadMs: number } {
  return { ms, spreadMs: 0 };
}
