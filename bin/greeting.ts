import type { CheckedCluster } from "./check-cluster.ts";

interface Started {
  url: string;
  cluster: CheckedCluster;
  readOnly: boolean;
  /** False while the cluster's first lists are still under way. */
  ready: boolean;
}

/** What is printed once the server answers: where it is, which cluster it shows, what it may do there, how to end it. */
export function greet({ url, cluster, readOnly, ready }: Started): string[] {
  return [
    "",
    `  StatefulSet Explorer  ${url}`,
    "",
    `  Cluster   ${describeCluster(cluster)}${ready ? "" : " (still being read)"}`,
    `  Rights    ${readOnly ? "read-only: nothing in the cluster is changed" : describeRights(cluster)}`,
    "  Stop      Ctrl+C",
    "",
  ];
}

function describeCluster(cluster: CheckedCluster): string {
  if (cluster.source === "lab") return "lab: the embedded miniature cluster, in this process";
  const version = cluster.version === undefined ? "" : `, Kubernetes ${cluster.version}`;
  return `${cluster.context} at ${cluster.server}${version}`;
}

function describeRights(cluster: CheckedCluster): string {
  if (cluster.source === "lab") return "all: it is yours";
  return cluster.source === "in-cluster" ? "read-only: those of the service account" : "those of the kubeconfig's user";
}
