import type { WireObject } from "./meta.ts";

/** What a role allows (rbac.authorization.k8s.io/v1 PolicyRule). */
export interface WirePolicyRule {
  verbs?: string[];
  apiGroups?: string[];
  resources?: string[];
  resourceNames?: string[];
  nonResourceURLs?: string[];
}

export interface WireRole extends WireObject {
  /** null: none. */
  rules: WirePolicyRule[] | null;
}

export interface WireSubject {
  kind: string;
  apiGroup?: string;
  name: string;
  namespace?: string;
}

export interface WireRoleBinding extends WireObject {
  subjects?: WireSubject[];
  roleRef: { apiGroup: string; kind: string; name: string };
}
