import type { Kubectl } from "./kubectl.ts";
import { until } from "./until.ts";

/** What comes up within half an hour even where ten thousand are asked for on two cores. */
const readyTimeoutS = 1800;

/** A headless Service and a Parallel StatefulSet of so many pods, whose image need not exist: simulated nodes run nothing. */
export function simulatedSet(namespace: string, name: string, replicas: number): object[] {
  const labels = { app: name };
  return [
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name, namespace },
      spec: { clusterIP: "None", selector: labels, ports: [{ name: "http", port: 8080 }] },
    },
    {
      apiVersion: "apps/v1",
      kind: "StatefulSet",
      metadata: { name, namespace },
      spec: {
        serviceName: name,
        replicas,
        podManagementPolicy: "Parallel",
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: "app", image: "simulated:1", ports: [{ name: "http", containerPort: 8080 }] }] },
        },
      },
    },
  ];
}

/** Resolves when so many pods of the namespace's StatefulSets are ready. */
export async function untilReady(kubectl: Kubectl, namespace: string, pods: number): Promise<void> {
  await until(`${pods} pods become ready`, readyTimeoutS, 2000, async () => {
    const ready = await kubectl("get", "statefulsets", "--namespace", namespace, "-o", "jsonpath={.items[*].status.readyReplicas}");
    return ready.split(" ").reduce((sum, part) => sum + Number(part), 0) >= pods;
  });
}
