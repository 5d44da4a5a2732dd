import { droppedFields } from "../../cluster/actions/dropped-fields.ts";
import type { Cluster } from "../../cluster/cluster.ts";
import type { NewObject } from "../../cluster/copies/create-copies.ts";
import type { WirePodSpec } from "../../controllers/objects/pod.ts";
import { AppError } from "../../errors.ts";
import { laneLetter } from "../../simulation/copies/copy-names.ts";
import type { CopiesPlan, PlannedLane } from "../../simulation/copies/plan-copies.ts";
import type { Found } from "./found.ts";
import { laneObjects } from "./planned-objects.ts";

/**
 * Has the API server create everything by dry run, and of each lane a pod before and after the change: a quota, a limit range and pod security are
 * only asked when a pod is made. What it refuses is added to `forbids`, what it does not keep to `notes`.
 */
export async function tryCopies(cluster: Cluster, plan: CopiesPlan, found: Found): Promise<void> {
  const door = cluster.asPerson();
  const attempt = async ({ resource, object }: NewObject) => {
    try {
      return (await door.add(resource, plan.namespace, object, { dryRun: true })).object;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      found.forbids.push(error.message);
      return undefined;
    }
  };
  await attempt({ resource: "configmaps", object: plan.root });
  const mayTryPods = await cluster.may("create", "pods", plan.namespace);
  if (!mayTryPods) found.unknowns.push("Whether pods like these are let in is not known: you may not create pods, not even for a trial.");
  await Promise.all(
    plan.lanes.map(async (lane, index) => {
      for (const one of laneObjects(lane)) noteDropped(lane, index, await attempt(one), found);
      if (!mayTryPods) return;
      for (const template of [lane.workload.spec.template, lane.after.template])
        await attempt({ resource: "pods", object: samplePod(lane, template.spec) });
    }),
  );
}

/** A field of the strategy that the server does not keep: what the lane is about does not happen there, and the forecast knows that too. */
function noteDropped({ workload }: PlannedLane, index: number, object: Readonly<Record<string, unknown>> | undefined, found: Found): void {
  const { updateStrategy } = workload.spec as { updateStrategy?: unknown };
  if (object?.kind !== "StatefulSet" || updateStrategy === undefined) return;
  const dropped = droppedFields({ spec: { updateStrategy } }, object);
  if (dropped.length > 0) found.notes.push(`Lane ${laneLetter(index)}: this API server does not keep ${dropped.join(", ")}.`);
}

function samplePod({ name, labels, workload }: PlannedLane, spec: WirePodSpec): NewObject["object"] {
  const claims = "volumeClaimTemplates" in workload.spec ? (workload.spec.volumeClaimTemplates ?? []) : [];
  const volumes = [...(spec.volumes ?? []), ...claims.map(({ metadata }) => ({ name: metadata.name, emptyDir: {} }))];
  const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: `${name}-trial`, labels }, spec: { ...spec, volumes } };
  return pod;
}
