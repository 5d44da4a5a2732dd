import type { WireObject } from "./meta.ts";
import type { WireCondition, WirePodTemplate } from "./pod.ts";
import type { WireSelector } from "./selector.ts";

export interface WireDeploymentCondition extends WireCondition {
  lastUpdateTime?: string;
}

export interface WireDeploymentStatus {
  observedGeneration?: number;
  replicas?: number;
  updatedReplicas?: number;
  readyReplicas?: number;
  availableReplicas?: number;
  unavailableReplicas?: number;
  terminatingReplicas?: number;
  collisionCount?: number;
  conditions?: WireDeploymentCondition[];
}

export interface WireDeployment extends WireObject {
  spec: {
    replicas?: number;
    selector: WireSelector;
    template: WirePodTemplate;
    strategy?: { type?: string; rollingUpdate?: { maxUnavailable?: number | string; maxSurge?: number | string } };
    minReadySeconds?: number;
    revisionHistoryLimit?: number;
    progressDeadlineSeconds?: number;
    paused?: boolean;
  };
  status?: WireDeploymentStatus;
}

export interface WireReplicaSetStatus {
  replicas: number;
  fullyLabeledReplicas?: number;
  readyReplicas?: number;
  availableReplicas?: number;
  terminatingReplicas?: number;
  observedGeneration?: number;
  conditions?: WireCondition[];
}

export interface WireReplicaSet extends WireObject {
  spec: { replicas?: number; minReadySeconds?: number; selector: WireSelector; template: WirePodTemplate };
  status?: WireReplicaSetStatus;
}
