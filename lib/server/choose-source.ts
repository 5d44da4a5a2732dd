import type { Config } from "./config.ts";

export type ClusterSource = "lab" | "kubeconfig" | "in-cluster";

/** Which cluster `auto` means: the service account when there is one, else the kubeconfig, else the lab. A named choice is kept. */
export function chooseSource(chosen: Config["cluster"], found: { serviceAccount: boolean; kubeconfig: boolean }): ClusterSource {
  if (chosen !== "auto") return chosen;
  if (found.serviceAccount) return "in-cluster";
  return found.kubeconfig ? "kubeconfig" : "lab";
}
