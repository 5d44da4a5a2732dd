import { claimTemplate } from "./claim-template.ts";
import { counterAnnotations } from "./counter-annotations.ts";
import { counterRepository } from "./counter-repository.ts";
import type { PastStep, Scenario } from "./scenario.ts";

const namespace = "default";
const labels = { app: "python-app" };
const probe = { httpGet: { path: "/", port: "http" }, initialDelaySeconds: 5, periodSeconds: 10 };

const annotations = counterAnnotations(5000, "/config/visits.txt");

const container = {
  name: "python-app",
  image: "python-app:1.0",
  ports: [{ name: "http", containerPort: 5000 }],
  livenessProbe: probe,
  readinessProbe: probe,
};

/** What the app was before it became a StatefulSet: nobody took it away, and its pods have the labels that the Service selects. */
const deployments: PastStep["deployments"] = [
  {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "python-app", namespace, labels },
    spec: { replicas: 2, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [container] } } },
  },
];

const services: PastStep["services"] = [
  {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "python-app", namespace, labels },
    spec: { type: "ClusterIP", selector: labels, ports: [{ name: "http", port: 5000, targetPort: "http" }] },
  },
];

const statefulSets: PastStep["statefulSets"] = [
  {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: "python-app", namespace, labels },
    spec: {
      serviceName: "python-app",
      replicas: 2,
      podManagementPolicy: "Parallel",
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, annotations },
        spec: { containers: [{ ...container, volumeMounts: [{ name: "data", mountPath: "/config" }] }] },
      },
      volumeClaimTemplates: [claimTemplate("data", "1Gi")],
    },
  },
];

export const pythonApp: Scenario = {
  about: "Two replicas with counts 4 and 3, and two pods of a leftover Deployment whose labels the Service selects too.",
  images: [counterRepository("python-app", { workingDirectory: "/app", env: { PORT: "5000", VISITS_FILE: "/config/visits.txt" } })],
  past: [
    { daysAgo: 19, deployments, services },
    { daysAgo: 12, statefulSets },
  ],
  volumes: { "data-python-app-0": { "visits.txt": "4\n" }, "data-python-app-1": { "visits.txt": "3\n" } },
};
