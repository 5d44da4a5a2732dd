import type { WireNodeSelector } from "./cluster-objects.ts";
import type { WireObject } from "./meta.ts";
import type { WireCondition } from "./pod.ts";
import type { WireSelector } from "./selector.ts";

/** A PersistentVolumeClaim, and a volumeClaimTemplate. */
export interface WireClaim extends WireObject {
  spec: {
    accessModes?: string[];
    resources?: { requests?: { storage?: string } };
    /** "": no class is wanted, also where there is a default one. */
    storageClassName?: string;
    volumeMode?: string;
    volumeName?: string;
    selector?: WireSelector;
  };
  status?: {
    phase: string;
    accessModes?: string[];
    capacity?: { storage: string };
    conditions?: WireCondition[];
    allocatedResources?: { storage: string };
    allocatedResourceStatuses?: { storage: string };
  };
}

/** Which claim a volume is, or is to be, bound to; without uid it is only kept for one of that name. */
export interface WireClaimReference {
  apiVersion?: string;
  kind?: string;
  namespace: string;
  name: string;
  uid?: string;
  resourceVersion?: string;
}

export interface WirePersistentVolume extends WireObject {
  spec: {
    capacity: { storage: string };
    accessModes: string[];
    persistentVolumeReclaimPolicy: string;
    storageClassName?: string;
    volumeMode: string;
    claimRef?: WireClaimReference;
    nodeAffinity?: { required?: WireNodeSelector };
    [source: string]: unknown;
  };
  status?: { phase: string; reason?: string; message?: string; lastPhaseTransitionTime?: string };
}

export interface WireStorageClass extends WireObject {
  provisioner: string;
  reclaimPolicy: string;
  volumeBindingMode: string;
  allowVolumeExpansion?: boolean;
}
