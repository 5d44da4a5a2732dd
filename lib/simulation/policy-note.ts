import type { ForecastRequest } from "./forecast-request.ts";

/** What it takes to have the lanes of another podManagementPolicy than the set's: the field is immutable (validation of apps/v1 StatefulSet updates). Undefined where no lane has another. */
export function policyNote({ set, lanes }: Pick<ForecastRequest, "set" | "lanes">): string | undefined {
  const own = set.podManagementPolicy;
  const other = own === "Parallel" ? "OrderedReady" : "Parallel";
  const differs = lanes.some((lane) => lane.workload === "StatefulSet" && lane.policy === other);
  return differs
    ? `This set is ${own}. podManagementPolicy cannot be changed on a set that exists: for a lane that is ${other} it has to be deleted, with its pods left, and made anew.`
    : undefined;
}
