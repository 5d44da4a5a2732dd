import { claimTemplate } from "./claim-template.ts";
import { counterAnnotations } from "./counter-annotations.ts";
import { counterRepository } from "./counter-repository.ts";
import type { PastStep, Scenario } from "./scenario.ts";

const namespace = "default";

function app(name: string, podManagementPolicy: string): Omit<PastStep, "daysAgo"> {
  const labels = { app: name };
  return {
    services: [
      {
        apiVersion: "v1",
        kind: "Service",
        metadata: { name, namespace, labels },
        spec: { clusterIP: "None", selector: labels, ports: [{ name: "http", port: 8000, targetPort: "http" }] },
      },
    ],
    statefulSets: [
      {
        apiVersion: "apps/v1",
        kind: "StatefulSet",
        metadata: { name, namespace, labels },
        spec: {
          serviceName: name,
          replicas: 3,
          podManagementPolicy,
          selector: { matchLabels: labels },
          template: {
            metadata: {
              labels,
              annotations: counterAnnotations(8000, "/data/visits.txt"),
            },
            spec: {
              containers: [
                {
                  name: "app",
                  image: "ordered:1.0",
                  ports: [{ name: "http", containerPort: 8000 }],
                  readinessProbe: { httpGet: { path: "/", port: "http" }, periodSeconds: 2 },
                  volumeMounts: [{ name: "data", mountPath: "/data" }],
                },
              ],
            },
          },
          volumeClaimTemplates: [claimTemplate("data", "256Mi")],
        },
      },
    ],
  };
}

/**
 * The same app under both pod management policies, for lessons in ordering. Not part of all: the five labs need no ordering, and what one
 * sees first should be theirs alone; it is one click or `--scenario ordered` away.
 */
export const ordered: Scenario = {
  about: "For lessons in ordering: one app as OrderedReady and as Parallel, side by side, three replicas each.",
  images: [counterRepository("ordered", { env: { PORT: "8000" } })],
  past: [
    { daysAgo: 1, ...app("ordered", "OrderedReady") },
    { daysAgo: 1, ...app("parallel", "Parallel") },
  ],
  volumes: {},
};
