import { counterApp } from "../programs/counter-app.ts";
import type { ImageRepository } from "../programs/image.ts";
import { vault } from "../programs/vault.ts";
import type { PastStep } from "./scenario.ts";

const namespace = "default";
const annotations = { "meta.helm.sh/release-name": "vault", "meta.helm.sh/release-namespace": namespace };
const managed = { "app.kubernetes.io/instance": "vault", "app.kubernetes.io/managed-by": "Helm" };
const serverLabels = { "app.kubernetes.io/name": "vault", "app.kubernetes.io/instance": "vault", component: "server" };
const injectorLabels = {
  "app.kubernetes.io/name": "vault-agent-injector",
  "app.kubernetes.io/instance": "vault",
  component: "webhook",
};
const ports = [
  { name: "http", port: 8200, targetPort: 8200 },
  { name: "https-internal", port: 8201, targetPort: 8201 },
];

const services: NonNullable<PastStep["services"]> = [
  {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "vault", namespace, labels: { ...serverLabels, ...managed }, annotations },
    spec: { selector: serverLabels, publishNotReadyAddresses: true, ports },
  },
  {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "vault-internal", namespace, labels: { ...serverLabels, ...managed, "vault-internal": "true" }, annotations },
    spec: { clusterIP: "None", selector: serverLabels, publishNotReadyAddresses: true, ports },
  },
  {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "vault-agent-injector-svc", namespace, labels: { ...injectorLabels, ...managed }, annotations },
    spec: { selector: injectorLabels, ports: [{ name: "https", port: 443, targetPort: 8080 }] },
  },
];

const statefulSets: NonNullable<PastStep["statefulSets"]> = [
  {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: "vault", namespace, labels: { ...serverLabels, ...managed }, annotations },
    spec: {
      serviceName: "vault-internal",
      replicas: 1,
      podManagementPolicy: "Parallel",
      updateStrategy: { type: "OnDelete" },
      selector: { matchLabels: serverLabels },
      template: {
        metadata: { labels: { ...serverLabels, "helm.sh/chart": "vault-0.27.0" } },
        spec: {
          containers: [
            {
              name: "vault",
              image: "hashicorp/vault:1.15.2",
              command: ["vault", "server", "-dev"],
              ports: [
                { name: "http", containerPort: 8200 },
                { name: "https-internal", containerPort: 8201 },
              ],
              readinessProbe: { httpGet: { path: "/", port: 8200 }, initialDelaySeconds: 5, periodSeconds: 5, timeoutSeconds: 3 },
            },
          ],
        },
      },
    },
  },
];

const deployments: NonNullable<PastStep["deployments"]> = [
  {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "vault-agent-injector", namespace, labels: { ...injectorLabels, ...managed }, annotations },
    spec: {
      replicas: 1,
      selector: { matchLabels: injectorLabels },
      template: {
        metadata: { labels: injectorLabels },
        spec: {
          containers: [
            {
              name: "sidecar-injector",
              image: "hashicorp/vault-k8s:1.3.1",
              ports: [{ name: "https", containerPort: 8080 }],
              readinessProbe: { httpGet: { path: "/", port: 8080 }, initialDelaySeconds: 5, periodSeconds: 2, timeoutSeconds: 5 },
            },
          ],
        },
      },
    },
  },
];

/** Vault as its chart installs it for development: a server without a volume, and the injector, whose work is already in the apps' templates. */
export function vaultStep(daysAgo: number): PastStep {
  return { daysAgo, services, statefulSets, deployments };
}

export const vaultImages: readonly ImageRepository[] = [
  {
    name: "hashicorp/vault",
    image: { program: vault, command: ["vault", "server"], env: { PORT: "8200", VISITS_FILE: "/tmp/visits", PAGE: "vault\n" } },
    pullable: ["1.15.2", "1.16.1"],
    present: ["1.15.2"],
  },
  {
    name: "hashicorp/vault-k8s",
    image: { program: counterApp, command: ["vault-k8s"], env: { PORT: "8080", VISITS_FILE: "/tmp/visits", PAGE: "vault-k8s\n" } },
    pullable: ["1.3.1", "1.4.0"],
    present: ["1.3.1"],
  },
];
