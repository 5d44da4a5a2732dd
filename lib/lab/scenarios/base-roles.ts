import type { WirePolicyRule, WireRole, WireRoleBinding } from "../../controllers/objects/access.ts";
import { rbacGroup } from "../registry/validate-roles.ts";
import type { Store } from "../store/store.ts";

const apiVersion = `${rbacGroup}/v1`;
const labels = { "kubernetes.io/bootstrapping": "rbac-defaults" };

const read = ["get", "list", "watch"];
const write = ["create", "delete", "deletecollection", "patch", "update"];
const workloads = ["deployments", "deployments/scale", "replicasets", "replicasets/scale", "statefulsets", "statefulsets/scale"];
const seen = ["configmaps", "events", "persistentvolumeclaims", "pods", "pods/log", "pods/status", "serviceaccounts", "services"];

const view: readonly WirePolicyRule[] = [
  { verbs: read, apiGroups: [""], resources: [...seen, "namespaces"] },
  { verbs: read, apiGroups: ["apps"], resources: [...workloads, "controllerrevisions"] },
  { verbs: read, apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"] },
  { verbs: read, apiGroups: ["policy"], resources: ["poddisruptionbudgets"] },
];
const edit: readonly WirePolicyRule[] = [
  ...view,
  { verbs: read, apiGroups: [""], resources: ["pods/exec", "pods/proxy", "secrets", "services/proxy"] },
  {
    verbs: write,
    apiGroups: [""],
    resources: [
      "configmaps",
      "persistentvolumeclaims",
      "pods",
      "pods/exec",
      "pods/proxy",
      "secrets",
      "serviceaccounts",
      "services",
      "services/proxy",
    ],
  },
  { verbs: ["create"], apiGroups: [""], resources: ["pods/eviction", "serviceaccounts/token"] },
  { verbs: ["impersonate"], apiGroups: [""], resources: ["serviceaccounts"] },
  { verbs: write, apiGroups: ["apps"], resources: workloads },
  { verbs: write, apiGroups: ["policy"], resources: ["poddisruptionbudgets"] },
];
const admin: readonly WirePolicyRule[] = [
  ...edit,
  { verbs: [...write, ...read], apiGroups: [rbacGroup], resources: ["roles", "rolebindings"] },
];
const health = ["/healthz", "/livez", "/readyz", "/version", "/version/"];
const discovery = ["/api", "/api/*", "/apis", "/apis/*", "/openapi", "/openapi/*"];
const authorization = ["selfsubjectaccessreviews", "selfsubjectrulesreviews"];

/** The roles that a cluster begins with (bootstrappolicy), as far as their kinds are served here; who has them below. */
const roles: Readonly<Record<string, readonly WirePolicyRule[]>> = {
  admin,
  "cluster-admin": [
    { verbs: ["*"], apiGroups: ["*"], resources: ["*"] },
    { verbs: ["*"], nonResourceURLs: ["*"] },
  ],
  edit,
  "system:basic-user": [
    { verbs: ["create"], apiGroups: ["authorization.k8s.io"], resources: authorization },
    { verbs: ["create"], apiGroups: ["authentication.k8s.io"], resources: ["selfsubjectreviews"] },
  ],
  "system:discovery": [{ verbs: ["get"], nonResourceURLs: [...discovery, ...health] }],
  "system:public-info-viewer": [{ verbs: ["get"], nonResourceURLs: health }],
  view,
};

const bindings: Readonly<Record<string, readonly string[]>> = {
  "cluster-admin": ["system:masters"],
  "system:basic-user": ["system:authenticated"],
  "system:discovery": ["system:authenticated"],
  "system:public-info-viewer": ["system:authenticated", "system:unauthenticated"],
};

/** Makes the roles and bindings that every cluster has. */
export function createBaseRoles(store: Store): void {
  for (const [name, rules] of Object.entries(roles)) store.create("clusterroles", roleOf(name, rules));
  for (const [name, groups] of Object.entries(bindings)) store.create("clusterrolebindings", bindingOf(name, groups));
}

function roleOf(name: string, rules: readonly WirePolicyRule[]): WireRole {
  return { apiVersion, kind: "ClusterRole", metadata: { name, labels }, rules: [...rules] };
}

function bindingOf(name: string, groups: readonly string[]): WireRoleBinding {
  return {
    apiVersion,
    kind: "ClusterRoleBinding",
    metadata: { name, labels },
    roleRef: { apiGroup: rbacGroup, kind: "ClusterRole", name },
    subjects: groups.map((group) => ({ kind: "Group", apiGroup: rbacGroup, name: group })),
  };
}
