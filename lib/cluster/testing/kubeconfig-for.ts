/** The text of a kubeconfig with one context for a server without TLS. */
export function kubeconfigFor(server: string, user: Record<string, unknown> = { token: "secret-token" }): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "fake", cluster: { server, "insecure-skip-tls-verify": true } }],
    users: [{ name: "tester", user }],
    contexts: [{ name: "fake", context: { cluster: "fake", user: "tester" } }],
    "current-context": "fake",
  });
}
