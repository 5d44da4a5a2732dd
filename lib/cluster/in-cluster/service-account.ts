import { access } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../../errors.ts";
import type { SelectedContext } from "../kubeconfig/select-context.ts";

/** Where the kubelet puts a pod's own credentials. */
export const serviceAccountDirectory = "/var/run/secrets/kubernetes.io/serviceaccount";

/** Whether this process runs in a pod that has credentials of its own. */
export async function hasServiceAccount(directory = serviceAccountDirectory): Promise<boolean> {
  return access(join(directory, "token")).then(
    () => true,
    () => false,
  );
}

/**
 * The cluster that this process runs in, as a context. `address` is KUBERNETES_SERVICE_HOST and _PORT. Throws AppError (invalid) outside of a
 * cluster.
 */
export async function serviceAccountContext(
  address: { host: string; port: string } | undefined,
  directory = serviceAccountDirectory,
): Promise<SelectedContext> {
  if (address === undefined || !(await hasServiceAccount(directory))) {
    throw new AppError(
      "invalid",
      "This is no pod with a service account (automountServiceAccountToken may be off). Elsewhere start with CLUSTER=kubeconfig or CLUSTER=lab.",
    );
  }
  const host = address.host.includes(":") ? `[${address.host}]` : address.host;
  const server = `https://${host}:${address.port}`;
  return { name: "in-cluster", server, cluster: { name: "in-cluster", value: {} }, user: undefined, namespace: undefined, insecure: false };
}
