import type { ForecastSet, LaneSpec, PodTimes } from "./forecast-request.ts";

/** What pods take where nobody said, and nothing was measured. A pod never takes longer to stop than its grace. */
export function defaultPodTimes({ graceSeconds }: Pick<ForecastSet, "graceSeconds">): PodTimes {
  return {
    start: { ms: 4000, spreadMs: 0 },
    ready: { ms: 6000, spreadMs: 0 },
    stop: { ms: defaultStopMs(graceSeconds), spreadMs: 0 },
    source: { kind: "given" },
  };
}

/** How long a pod takes to stop where nobody knows. */
export function defaultStopMs(graceSeconds: number): number {
  return Math.min(5000, graceSeconds * 1000);
}

/** The lanes that are compared where none was asked for: one at a time, up to a partition, by hand, and what the other policy would do. */
export function defaultLanes({ podManagementPolicy: policy, replicas }: ForecastSet): LaneSpec[] {
  const rolling = { workload: "StatefulSet", policy, strategy: "RollingUpdate" } as const;
  return [
    rolling,
    { ...rolling, partition: Math.ceil(replicas / 2) },
    { workload: "StatefulSet", policy, strategy: "OnDelete" },
    // Beside a set that is Parallel already the same once more would show nothing.
    policy === "Parallel" ? { ...rolling, policy: "OrderedReady" } : { ...rolling, policy: "Parallel", maxUnavailable: 2 },
  ];
}
