import type { NewObject } from "../../cluster/copies/create-copies.ts";
import type { PlannedObject } from "../../protocol/copies/copies-plan.ts";
import type { CopiesPlan, PlannedLane } from "../../simulation/copies/plan-copies.ts";

/** Everything that a lane creates, in its order. */
export function laneObjects({ service, workload }: PlannedLane): readonly NewObject[] {
  return [
    { resource: "services", object: service },
    { resource: workloadResource(workload), object: workload },
  ];
}

/** Where the kind of a lane's workload lives. */
export function workloadResource({ kind }: PlannedLane["workload"]): "statefulsets" | "deployments" {
  return kind === "Deployment" ? "deployments" : "statefulsets";
}

/** What a run creates, for people. */
export function plannedObjects({ root, lanes }: CopiesPlan): readonly PlannedObject[] {
  return [
    { kind: "ConfigMap", name: root.metadata.name, about: "all the rest hangs on it" },
    ...lanes.flatMap(({ service, workload, podsMax }) => [
      { kind: "Service", name: service.metadata.name, about: "headless" },
      { kind: workload.kind, name: workload.metadata.name, about: `${podsMax} pods at most` },
    ]),
  ];
}
