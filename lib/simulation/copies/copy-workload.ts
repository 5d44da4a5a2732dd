import type { WireClaim } from "../../controllers/objects/claim.ts";
import type { WireDeployment } from "../../controllers/objects/deployment.ts";
import type { WirePodTemplate } from "../../controllers/objects/pod.ts";
import type { WireStatefulSet } from "../../controllers/objects/stateful-set.ts";
import type { ForecastSet, LaneSpec } from "../forecast-request.ts";

/** What a claim of a copy asks for, however much the original's holds. */
export const tinyClaim = "16Mi";

interface WorkloadOptions {
  name: string;
  namespace: string;
  labels: Record<string, string>;
  replicas: number;
  minReadySeconds: number;
  template: WirePodTemplate;
  /** The set's claim templates; empty for a copy without claims. */
  claims: readonly WireClaim[];
  start: number;
}

/** A lane's workload before the change, with the strategy that the lane is about. */
export function copyWorkload(lane: LaneSpec, options: WorkloadOptions): WireStatefulSet | WireDeployment {
  const { name, namespace, labels, replicas, minReadySeconds, template } = options;
  const metadata = { name, namespace, labels };
  const spec = { replicas, selector: { matchLabels: labels }, template, minReadySeconds };
  if (lane.workload === "Deployment")
    return { apiVersion: "apps/v1", kind: "Deployment", metadata, spec: { ...spec, strategy: deploymentStrategy(lane) } };
  const claims = options.claims.map((claim) => tiny(claim, labels));
  return {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata,
    spec: {
      ...spec,
      serviceName: name,
      podManagementPolicy: lane.policy,
      updateStrategy: setStrategy(lane),
      ...(options.start > 0 && { ordinals: { start: options.start } }),
      ...(claims.length > 0 && {
        volumeClaimTemplates: claims,
        persistentVolumeClaimRetentionPolicy: { whenDeleted: "Delete", whenScaled: "Delete" },
      }),
    },
  };
}

/** The most pods that a lane has at once. */
export function podsAtMost(lane: LaneSpec, { replicas }: Pick<ForecastSet, "replicas">): number {
  if (lane.workload !== "Deployment" || lane.strategy !== "RollingUpdate") return replicas;
  const surge = lane.maxSurge ?? "25%";
  const more = typeof surge === "number" ? surge : Math.ceil((replicas * Number.parseInt(surge, 10)) / 100);
  return replicas + (Number.isFinite(more) ? more : 0);
}

function setStrategy(lane: Extract<LaneSpec, { workload: "StatefulSet" }>) {
  if (lane.strategy !== "RollingUpdate") return { type: lane.strategy };
  const { partition, maxUnavailable } = lane;
  const rollingUpdate = { ...(partition !== undefined && { partition }), ...(maxUnavailable !== undefined && { maxUnavailable }) };
  return { type: "RollingUpdate", rollingUpdate };
}

function deploymentStrategy(lane: Extract<LaneSpec, { workload: "Deployment" }>) {
  if (lane.strategy === "Recreate") return { type: "Recreate" };
  const { maxSurge, maxUnavailable } = lane;
  const rollingUpdate = { ...(maxSurge !== undefined && { maxSurge }), ...(maxUnavailable !== undefined && { maxUnavailable }) };
  return { type: "RollingUpdate", rollingUpdate };
}

function tiny({ metadata, spec }: WireClaim, labels: Record<string, string>): WireClaim {
  const { accessModes, storageClassName, volumeMode } = spec;
  return {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name: metadata.name, labels },
    spec: {
      ...(accessModes && { accessModes }),
      ...(storageClassName !== undefined && { storageClassName }),
      ...(volumeMode !== undefined && { volumeMode }),
      resources: { requests: { storage: tinyClaim } },
    },
  };
}
