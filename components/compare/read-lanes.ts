import type { LaneSpec } from "@/lib/simulation/forecast-request.ts";
import type { CompareFields } from "./compare-fields.ts";
import type { FieldReader } from "./field-reader.ts";
import { laneNames, laneTexts } from "./lane-slots.ts";

/** Every kind of lane as a link names it. */
export const laneKinds = [
  "RollingUpdate",
  "RollingUpdate.Parallel",
  "OnDelete",
  "OnDelete.Parallel",
  "Recreate",
  "Recreate.Parallel",
  "Deployment",
  "Deployment.Recreate",
] as const;

const partitionMax = 2_147_483_647;

/** The lanes that the fields say; none where they say none. */
export function readLanes(fields: CompareFields, read: FieldReader): LaneSpec[] {
  return laneTexts(fields).map(({ index }) => readLane(index, read));
}

function readLane(index: number, read: FieldReader): LaneSpec {
  const names = laneNames(index);
  const kind = read.oneOf(names.kind, laneKinds, "RollingUpdate");
  const [workload, detail] = kind.split(".");
  if (kind === "Deployment.Recreate") return { workload: "Deployment", strategy: "Recreate" };
  if (workload === "Deployment") return readDeployment(index, read);
  const policy = detail === "Parallel" ? "Parallel" : "OrderedReady";
  if (workload === "OnDelete" || workload === "Recreate") return { workload: "StatefulSet", policy, strategy: workload };
  const partition = read.text(names.partition) === undefined ? undefined : read.whole(names.partition, 0, partitionMax, 0);
  const maxUnavailable = read.count(names.maxUnavailable, 1);
  return {
    workload: "StatefulSet",
    policy,
    strategy: "RollingUpdate",
    ...(partition !== undefined && { partition }),
    ...(maxUnavailable !== undefined && { maxUnavailable }),
  };
}

function readDeployment(index: number, read: FieldReader): LaneSpec {
  const names = laneNames(index);
  const maxSurge = read.count(names.maxSurge, 0);
  const maxUnavailable = read.count(names.maxUnavailable, 0);
  const isStill = isZero(maxSurge) && isZero(maxUnavailable);
  if (isStill) read.fault(names.maxSurge, "Surge and unavailable may not both be 0; until then the surge is 25%.");
  return {
    workload: "Deployment",
    strategy: "RollingUpdate",
    ...(maxSurge !== undefined && !isStill && { maxSurge }),
    ...(maxUnavailable !== undefined && { maxUnavailable }),
  };
}

function isZero(count: number | string | undefined): boolean {
  return count === 0 || count === "0%";
}
