import type { WireClaim } from "../../controllers/objects/claim.ts";

/** A volumeClaimTemplate of a volume that one pod writes. */
export function claimTemplate(name: string, storage: string): WireClaim {
  return {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { name },
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage } } },
  };
}
