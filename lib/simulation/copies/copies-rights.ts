import type { PersonPlan } from "../forecast-request.ts";
import type { CopiesPlan } from "./plan-copies.ts";

/** A right that a run cannot do without, in the copies' namespace. */
export interface CopiesRight {
  verb: "create" | "delete" | "get" | "patch";
  resource: "configmaps" | "deployments" | "persistentvolumeclaims" | "pods" | "services" | "statefulsets";
}

/** What a person has to be allowed to, so that a run can be made, carried out and cleaned up. */
export function copiesRights({ lanes, asked }: CopiesPlan, person: PersonPlan): readonly CopiesRight[] {
  const workloads = [
    ...new Set(lanes.map(({ spec }) => (spec.workload === "Deployment" ? ("deployments" as const) : ("statefulsets" as const)))),
  ];
  const deletesPods = person.deletesPods !== undefined || person.deletesStuckAfterMs !== undefined;
  return [
    { verb: "create", resource: "configmaps" },
    { verb: "get", resource: "configmaps" },
    { verb: "delete", resource: "configmaps" },
    { verb: "create", resource: "services" },
    ...workloads.flatMap((resource): CopiesRight[] => [
      { verb: "create", resource },
      { verb: "patch", resource },
    ]),
    ...(deletesPods ? [{ verb: "delete", resource: "pods" } as const] : []),
    ...(asked.claims > 0 ? [{ verb: "patch", resource: "persistentvolumeclaims" } as const] : []),
  ];
}
