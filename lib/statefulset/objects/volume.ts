import type { Meta } from "./meta.ts";

/** A PersistentVolume. */
export interface Volume extends Meta {
  phase: string;
  capacity?: string;
  reclaimPolicy: string;
  className?: string;
  /** spec.claimRef */
  claim?: { namespace: string; name: string; uid?: string };
  /** What it is made of: the CSI driver's name, or the API's word for the source ("hostPath", "nfs"). */
  source?: string;
  /** spec.nodeAffinity.required: nodes that fulfil all requirements of one of the terms can use it; absent: every node can. */
  nodeTerms?: readonly (readonly NodeRequirement[])[];
}

/** One requirement of a volume's node affinity, on a node's label. */
export interface NodeRequirement {
  key: string;
  /** In, NotIn, Exists, DoesNotExist, Gt or Lt. */
  operator: string;
  values: readonly string[];
}
