import type { WireObject } from "./meta.ts";

/** A PersistentVolumeClaim, and a volumeClaimTemplate. */
export interface WireClaim extends WireObject {
  spec: {
    accessModes?: string[];
    resources?: { requests?: { storage?: string } };
    storageClassName?: string;
    volumeMode?: string;
    volumeName?: string;
  };
  status?: { phase: string; accessModes?: string[]; capacity?: { storage: string } };
}

export interface WirePersistentVolume extends WireObject {
  spec: {
    capacity: { storage: string };
    accessModes: string[];
    persistentVolumeReclaimPolicy: string;
    storageClassName?: string;
    volumeMode: string;
    claimRef?: { apiVersion: string; kind: string; namespace: string; name: string; uid: string };
    [source: string]: unknown;
  };
  status?: { phase: string };
}

export interface WireStorageClass extends WireObject {
  provisioner: string;
  reclaimPolicy: string;
  volumeBindingMode: string;
  allowVolumeExpansion?: boolean;
}
