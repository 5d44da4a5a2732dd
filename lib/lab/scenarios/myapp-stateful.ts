import { claimTemplate } from "./claim-template.ts";
import { counterAnnotations } from "./counter-annotations.ts";
import { counterRepository } from "./counter-repository.ts";
import type { PastStep, Scenario } from "./scenario.ts";

const namespace = "default";
const labels = { app: "myapp-stateful" };
const probe = { httpGet: { path: "/", port: 8000 }, initialDelaySeconds: 5, periodSeconds: 10 };

const services: PastStep["services"] = [
  {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "myapp-headless", namespace, labels },
    spec: { clusterIP: "None", selector: labels, ports: [{ name: "http", port: 8000, targetPort: 8000 }] },
  },
  {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "myapp-service", namespace, labels },
    spec: { type: "NodePort", selector: labels, ports: [{ name: "http", port: 8000, targetPort: 8000, nodePort: 30001 }] },
  },
];

const statefulSets: PastStep["statefulSets"] = [
  {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: "myapp-stateful", namespace, labels },
    spec: {
      serviceName: "myapp-headless",
      replicas: 3,
      podManagementPolicy: "Parallel",
      selector: { matchLabels: labels },
      template: {
        metadata: {
          labels,
          annotations: counterAnnotations(8000, "/data/visits.txt"),
        },
        spec: {
          containers: [
            {
              name: "myapp",
              image: "myapp:1.0",
              ports: [{ name: "http", containerPort: 8000 }],
              env: [{ name: "VISITS_FILE", value: "/data/visits.txt" }],
              readinessProbe: probe,
              livenessProbe: probe,
              volumeMounts: [{ name: "data", mountPath: "/data" }],
            },
          ],
        },
      },
      volumeClaimTemplates: [claimTemplate("data", "1Gi")],
    },
  },
];

/** Visits are counted at a path that no probe asks. */
export const myappStateful: Scenario = {
  about: "Three replicas in parallel, a headless Service and a NodePort beside it; counts 132, 126 and 115 in the volumes.",
  images: [counterRepository("myapp", { env: { PORT: "8000" } })],
  past: [{ daysAgo: 15, services, statefulSets }],
  volumes: {
    "data-myapp-stateful-0": { "visits.txt": "132\n" },
    "data-myapp-stateful-1": { "visits.txt": "126\n" },
    "data-myapp-stateful-2": { "visits.txt": "115\n" },
  },
};
