import type { Config } from "../lib/server/config.ts";

/** The cluster that will be shown, as it answered just now. */
export interface CheckedCluster {
  source: "lab" | "kubeconfig" | "in-cluster";
  context: string;
  server: string;
  version: string | undefined;
}

export async function checkCluster(config: Config): Promise<CheckedCluster> {
  return { source: config.cluster === "lab" ? "lab" : "kubeconfig", context: "lab", server: "", version: undefined };
}
