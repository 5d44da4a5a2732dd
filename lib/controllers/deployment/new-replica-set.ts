import type { WireDeployment, WireReplicaSet } from "../objects/deployment.ts";
import { controllerReference } from "../objects/meta.ts";
import {
  desiredAnnotation,
  hashLabel,
  historyAnnotation,
  marginsOf,
  maxAnnotation,
  revisionAnnotation,
  revisionOf,
  templateHash,
  wantedOf,
} from "./replica-sets.ts";

const notCopied = [
  "kubectl.kubernetes.io/last-applied-configuration",
  "deprecated.deployment.rollback.to",
  revisionAnnotation,
  historyAnnotation,
  desiredAnnotation,
  maxAnnotation,
];

/** The ReplicaSet of a deployment's template (getNewReplicaSet). */
export function newReplicaSet(deployment: WireDeployment, revision: number, replicas: number, collisionCount: number): WireReplicaSet {
  const { selector, template, minReadySeconds = 0 } = deployment.spec;
  const { name, namespace } = deployment.metadata;
  const hash = templateHash(template, collisionCount);
  const labels = { ...template.metadata?.labels, [hashLabel]: hash };
  return {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: {
      name: `${name}-${hash}`,
      ...(namespace !== undefined && { namespace }),
      labels,
      annotations: { ...copied(deployment), ...sizes(deployment), [revisionAnnotation]: String(revision) },
      ownerReferences: [controllerReference(deployment)],
    },
    spec: {
      replicas,
      ...(minReadySeconds > 0 && { minReadySeconds }),
      selector: { ...selector, matchLabels: { ...selector.matchLabels, [hashLabel]: hash } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  };
}

/** The ReplicaSet with the deployment's annotations and minReadySeconds, and a revision above all others; the one it had is kept in its history (SetNewReplicaSetAnnotations). */
export function renumbered(deployment: WireDeployment, replicaSet: WireReplicaSet, revision: number): WireReplicaSet {
  const annotations = { ...replicaSet.metadata.annotations, ...copied(deployment) };
  const before = revisionOf(replicaSet);
  if (before < revision) {
    const history = [annotations[historyAnnotation], annotations[revisionAnnotation]].filter(Boolean).join(",");
    annotations[revisionAnnotation] = String(revision);
    if (history) annotations[historyAnnotation] = history;
  }
  const renumbered = { ...replicaSet, metadata: { ...replicaSet.metadata, annotations } };
  const { minReadySeconds = 0 } = deployment.spec;
  if ((replicaSet.spec.minReadySeconds ?? 0) === minReadySeconds) return renumbered;
  const { minReadySeconds: _, ...spec } = replicaSet.spec;
  return { ...renumbered, spec: { ...spec, ...(minReadySeconds > 0 && { minReadySeconds }) } };
}

/** The ReplicaSet at another size, with the deployment's sizes noted on it (scaleReplicaSet). */
export function scaled(deployment: WireDeployment, replicaSet: WireReplicaSet, replicas: number): WireReplicaSet {
  const annotations = { ...replicaSet.metadata.annotations, ...sizes(deployment) };
  return { ...replicaSet, metadata: { ...replicaSet.metadata, annotations }, spec: { ...replicaSet.spec, replicas } };
}

function sizes(deployment: WireDeployment): Record<string, string> {
  const wanted = wantedOf(deployment);
  return { [desiredAnnotation]: String(wanted), [maxAnnotation]: String(wanted + marginsOf(deployment).surge) };
}

function copied({ metadata }: WireDeployment): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata.annotations ?? {}).filter(([key]) => !notCopied.includes(key)));
}
