/** Releases of Kubernetes whose rules for StatefulSets differ (semantics as of the patch releases that are named). */
export type Release = "1.33" | "1.34" | "1.35.0" | "1.35.4" | "1.36" | "1.37";

/** The release whose control plane was recorded, every gate at its default. */
export const defaultRelease: Release = "1.35.4";

/** What differs between releases, each in the one place that its reference names. Only 1.35.4 is recorded; the rest is from source. */
export interface Behaviour {
  /** Gate MaxUnavailableStatefulSet: the field is kept and obeyed (on in 1.35.0, off again by #137904 in 1.35.4, on in 1.37). */
  maxUnavailable: boolean;
  /** Parallel with maxUnavailable: old pods that are unavailable anyway are replaced free of the budget (#137666; before, #137409). */
  brokenPodsAreFree: boolean;
  /** Parallel waits minReadySeconds between the steps of an update (#130909; before, #119234). */
  parallelAwaitsAvailable: boolean;
  /** A pod is available only when minReadySeconds are over, not when they have come (podutils.IsPodAvailable; changed in 1.35, from source). */
  availableStrictlyAfter: boolean;
  /** currentRevision is promoted under OnDelete too (#136833; before, #73492). */
  promotesOnDelete: boolean;
  /** A revision's data carries `"creationTimestamp":null` in the template's metadata, which is part of its hash. */
  nullCreationTimestamp: boolean;
  /** Gate StatefulSetSemanticRevisionComparison: that null alone makes no new revision (#135017). */
  semanticRevisions: boolean;
  /** Gate DeploymentReplicaSetTerminatingReplicas: Deployments and ReplicaSets count terminating pods in their status (on since 1.35; kube_features.go). */
  countsTerminating: boolean;
  /** Gate StatefulSetRecreateStrategy, 1.37 alpha: strategy Recreate is known (KEP-3541; from its text, its source was not seen). */
  recreate: boolean;
}

/** Gates of the control plane that a person may have set otherwise than the release's default. */
export interface Gates {
  MaxUnavailableStatefulSet?: boolean;
  StatefulSetSemanticRevisionComparison?: boolean;
  DeploymentReplicaSetTerminatingReplicas?: boolean;
  StatefulSetRecreateStrategy?: boolean;
}

const early: Behaviour = {
  maxUnavailable: false,
  brokenPodsAreFree: false,
  parallelAwaitsAvailable: false,
  availableStrictlyAfter: true,
  promotesOnDelete: false,
  nullCreationTimestamp: true,
  semanticRevisions: false,
  countsTerminating: false,
  recreate: false,
};
const since134: Behaviour = { ...early, parallelAwaitsAvailable: true, nullCreationTimestamp: false, semanticRevisions: true };

const since135: Behaviour = { ...since134, availableStrictlyAfter: false, countsTerminating: true };

const table: Readonly<Record<Release, Behaviour>> = {
  "1.33": early,
  "1.34": since134,
  "1.35.0": { ...since135, maxUnavailable: true },
  "1.35.4": since135,
  "1.36": since135,
  "1.37": { ...since135, maxUnavailable: true, brokenPodsAreFree: true, promotesOnDelete: true },
};

/** How a control plane of that release behaves with those gates; without arguments, as the one that was recorded. */
export function behaviourOf({ release = defaultRelease, gates = {} }: { release?: Release; gates?: Gates } = {}): Behaviour {
  const byDefault = table[release];
  return {
    ...byDefault,
    maxUnavailable: gates.MaxUnavailableStatefulSet ?? byDefault.maxUnavailable,
    semanticRevisions: gates.StatefulSetSemanticRevisionComparison ?? byDefault.semanticRevisions,
    countsTerminating: gates.DeploymentReplicaSetTerminatingReplicas ?? byDefault.countsTerminating,
    // A gate that a release does not know is refused by its control plane; here it does nothing.
    recreate: release === "1.37" && (gates.StatefulSetRecreateStrategy ?? byDefault.recreate),
  };
}
