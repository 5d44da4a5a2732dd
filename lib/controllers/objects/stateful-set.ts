import type { WireClaim } from "./claim.ts";
import type { WireObject } from "./meta.ts";
import type { WirePodTemplate } from "./pod.ts";
import type { WireSelector } from "./selector.ts";

export interface WireStatefulSetStatus {
  observedGeneration?: number;
  replicas: number;
  readyReplicas?: number;
  currentReplicas?: number;
  updatedReplicas?: number;
  currentRevision?: string;
  updateRevision?: string;
  collisionCount?: number;
  availableReplicas: number;
}

export interface WireStatefulSet extends WireObject {
  spec: {
    replicas?: number;
    selector: WireSelector;
    template: WirePodTemplate;
    volumeClaimTemplates?: WireClaim[];
    serviceName?: string;
    podManagementPolicy?: string;
    updateStrategy?: { type?: string; rollingUpdate?: { partition?: number; maxUnavailable?: number | string } };
    revisionHistoryLimit?: number;
    minReadySeconds?: number;
    persistentVolumeClaimRetentionPolicy?: { whenDeleted?: string; whenScaled?: string };
    ordinals?: { start: number };
  };
  status?: WireStatefulSetStatus;
}
