import { defaultLanes } from "@/lib/simulation/forecast-defaults.ts";
import type { ForecastSet, LaneSpec } from "@/lib/simulation/forecast-request.ts";

/** A choice of lanes with a name, made for a set. */
export interface Preset {
  title: string;
  about: string;
  lanes: (set: ForecastSet) => LaneSpec[];
}

type Policy = ForecastSet["podManagementPolicy"];

const rolling = (policy: Policy, rest: { partition?: number; maxUnavailable?: number | string } = {}): LaneSpec => ({
  workload: "StatefulSet",
  policy,
  strategy: "RollingUpdate",
  ...rest,
});

const onDelete = (policy: Policy): LaneSpec => ({ workload: "StatefulSet", policy, strategy: "OnDelete" });

/** What is compared with one click; the first is what is compared where nothing is chosen. */
export const presets: readonly [Preset, ...Preset[]] = [
  {
    title: "All four",
    about: "One at a time, up to a partition, by hand, and what the other policy would do.",
    lanes: defaultLanes,
  },
  {
    title: "Canary",
    about: "The last pod first, then half of them, beside all at once.",
    lanes: ({ podManagementPolicy: policy, replicas }) => [
      rolling(policy, { partition: replicas - 1 }),
      rolling(policy, { partition: Math.floor(replicas / 2) }),
      rolling(policy),
    ],
  },
  {
    title: "As fast as is safe",
    about: "One, two or a quarter at a time, in order and in parallel.",
    lanes: () => [
      rolling("OrderedReady"),
      rolling("OrderedReady", { maxUnavailable: 2 }),
      rolling("Parallel", { maxUnavailable: 2 }),
      rolling("Parallel", { maxUnavailable: "25%" }),
    ],
  },
  {
    title: "I decide pod by pod",
    about: "Nothing moves before you delete a pod, beside the controller’s own order.",
    lanes: ({ podManagementPolicy: policy }) => [onDelete(policy), rolling(policy)],
  },
  {
    title: "Beside a Deployment",
    about: "What would be otherwise if the pods had no names.",
    lanes: ({ podManagementPolicy: policy }) => [
      rolling(policy),
      { workload: "StatefulSet", policy, strategy: "Recreate" },
      { workload: "Deployment", strategy: "RollingUpdate", maxSurge: 1, maxUnavailable: 0 },
      { workload: "Deployment", strategy: "Recreate" },
    ],
  },
];
