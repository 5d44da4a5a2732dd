import { stringify } from "yaml";

/** The name of the lab's one user, and of its context. */
export const labUser = "lab";

/** A kubeconfig with one context, "lab", as YAML. */
export function kubeconfigFor(server: string, token: string): string {
  return stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "lab",
    clusters: [{ name: "lab", cluster: { server, "insecure-skip-tls-verify": true } }],
    users: [{ name: labUser, user: { token } }],
    contexts: [{ name: "lab", context: { cluster: "lab", user: labUser, namespace: "default" } }],
  });
}
