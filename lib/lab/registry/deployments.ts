import type { WireDeployment } from "../../controllers/objects/deployment.ts";
import { ageOf } from "./human-duration.ts";
import { preparedTemplate } from "./pod-defaults.ts";
import { ageColumn, allVerbs, type ResourceDefinition, scale, statusOf } from "./resource-definition.ts";
import { selectorText } from "./selector-text.ts";
import { validateDeployment } from "./validate-deployment.ts";

export const deployments: ResourceDefinition<"deployments"> = {
  resource: "deployments",
  group: "apps",
  version: "v1",
  kind: "Deployment",
  singular: "deployment",
  shortNames: ["deploy"],
  categories: ["all"],
  namespaced: true,
  verbs: allVerbs,
  subresources: [scale, statusOf("Deployment")],
  columns: [
    { name: "Ready", description: "Number of the pod with ready state" },
    { name: "Up-to-date", description: "Number of pods of the newest template." },
    { name: "Available", description: "Number of pods that are available." },
    ageColumn,
    { name: "Containers", description: "Names of each container in the template.", priority: 1 },
    { name: "Images", description: "Images referenced by each container in the template.", priority: 1 },
    { name: "Selector", description: "Labels of the pods.", priority: 1 },
  ],
  cells({ metadata, spec, status }, now) {
    const { containers } = spec.template.spec;
    return [
      metadata.name,
      `${status?.readyReplicas ?? 0}/${spec.replicas ?? 1}`,
      status?.updatedReplicas ?? 0,
      status?.availableReplicas ?? 0,
      ageOf(metadata.creationTimestamp, now),
      containers.map((container) => container.name).join(","),
      containers.map((container) => container.image).join(","),
      selectorText(spec.selector),
    ];
  },
  counts: "annotations",
  setDefaults,
  prepareForCreate: (deployment) => ({ ...deployment, status: {} }),
  validate: validateDeployment,
};

/** SetDefaults_Deployment. */
function setDefaults(deployment: WireDeployment): WireDeployment {
  const spec: Partial<WireDeployment["spec"]> = deployment.spec ?? {};
  const { type = "RollingUpdate", rollingUpdate } = spec.strategy ?? {};
  const strategy =
    type === "RollingUpdate"
      ? { type, rollingUpdate: { maxUnavailable: "25%", maxSurge: "25%", ...rollingUpdate } }
      : { type, ...(rollingUpdate && { rollingUpdate }) };
  return {
    ...deployment,
    spec: {
      ...(spec as WireDeployment["spec"]),
      replicas: spec.replicas ?? 1,
      template: preparedTemplate(spec.template),
      strategy,
      revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
      progressDeadlineSeconds: spec.progressDeadlineSeconds ?? 600,
    },
  };
}
