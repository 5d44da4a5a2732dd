import { AppError } from "../errors.ts";
import type { StatefulSet } from "../statefulset/objects/stateful-set.ts";
import { type ForecastSet, replicasMax } from "./forecast-request.ts";
import { isMaxUnavailable } from "./set-from-manifest.ts";

/** What a forecast needs of a set that is watched. `notReady`: its ordinals without a ready pod. Throws AppError (invalid) when it is larger than a forecast can be. */
export function setFromRecord(record: StatefulSet, notReady: readonly number[]): ForecastSet {
  const { namespace, name, replicas } = record;
  if (replicas > replicasMax)
    throw new AppError(
      "invalid",
      `StatefulSet ${namespace}/${name} has ${replicas} replicas: a forecast takes ${replicasMax} at the most.`,
    );
  const hasProbe = [...record.containers, ...(record.sidecars ?? [])].some(({ probes }) => probes?.readiness !== undefined);
  return {
    namespace,
    name,
    replicas,
    start: record.start,
    podManagementPolicy: record.podManagementPolicy,
    updateStrategy: strategyOf(record.updateStrategy),
    minReadySeconds: record.minReadySeconds,
    hasReadinessProbe: hasProbe,
    graceSeconds: record.gracePeriodSeconds ?? 30,
    claimTemplates: record.claimTemplates.length,
    ...(notReady.length > 0 && { notReady }),
  };
}

function strategyOf({ type, partition, maxUnavailable }: StatefulSet["updateStrategy"]): ForecastSet["updateStrategy"] {
  if (type === "OnDelete" || type === "Recreate") return { type };
  return {
    type: "RollingUpdate",
    ...(partition !== undefined && { partition }),
    ...(isMaxUnavailable(maxUnavailable) && { maxUnavailable }),
  };
}
