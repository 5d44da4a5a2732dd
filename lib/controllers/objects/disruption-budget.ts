import type { WireObject } from "./meta.ts";
import type { WireCondition } from "./pod.ts";
import type { WireSelector } from "./selector.ts";

export interface WireDisruptionBudget extends WireObject {
  spec: {
    minAvailable?: number | string;
    maxUnavailable?: number | string;
    selector?: WireSelector;
    unhealthyPodEvictionPolicy?: string;
  };
  status?: WireDisruptionBudgetStatus;
}

export interface WireDisruptionBudgetStatus {
  observedGeneration?: number;
  disruptionsAllowed: number;
  currentHealthy: number;
  desiredHealthy: number;
  expectedPods: number;
  /** Pods that were told to go, and are not gone, by name: when that was. */
  disruptedPods?: Record<string, string>;
  conditions?: WireCondition[];
}
