import { claimTemplate } from "./claim-template.ts";
import { counterAnnotations } from "./counter-annotations.ts";
import { counterRepository } from "./counter-repository.ts";
import type { PastStep, Scenario } from "./scenario.ts";

const namespace = "default";
const labels = { app: "app-python" };
const probe = { httpGet: { path: "/", port: 5000 }, initialDelaySeconds: 3, periodSeconds: 10 };

const services: PastStep["services"] = [
  {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "app-python", namespace, labels },
    spec: { clusterIP: "None", selector: labels, ports: [{ name: "http", port: 5000, targetPort: 5000 }] },
  },
];

const statefulSets: PastStep["statefulSets"] = [
  {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: "app-python", namespace, labels },
    spec: {
      serviceName: "app-python",
      replicas: 2,
      podManagementPolicy: "Parallel",
      selector: { matchLabels: labels },
      template: {
        metadata: {
          labels,
          annotations: counterAnnotations(5000, "/app/data/visits.txt"),
        },
        spec: {
          containers: [
            {
              name: "app-python",
              image: "app-python:1.0",
              ports: [{ name: "http", containerPort: 5000 }],
              livenessProbe: probe,
              readinessProbe: probe,
              volumeMounts: [{ name: "data", mountPath: "/app/data" }],
            },
          ],
        },
      },
      volumeClaimTemplates: [claimTemplate("data", "1Gi")],
    },
  },
];

/** A person who opens it in three browser windows sees the counts of whichever pods answer. */
export const appPython: Scenario = {
  about: "Two replicas behind a headless Service; counts 31 and 28, each in its own volume.",
  images: [counterRepository("app-python", { workingDirectory: "/app", env: { PORT: "5000", VISITS_FILE: "data/visits.txt" } })],
  past: [{ daysAgo: 9, services, statefulSets }],
  volumes: { "data-app-python-0": { "visits.txt": "31\n" }, "data-app-python-1": { "visits.txt": "28\n" } },
};
