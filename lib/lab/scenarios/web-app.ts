import { claimTemplate } from "./claim-template.ts";
import { counterAnnotations } from "./counter-annotations.ts";
import { counterRepository } from "./counter-repository.ts";
import type { PastStep, Scenario } from "./scenario.ts";
import { vaultImages, vaultStep } from "./vault-beside.ts";

const namespace = "default";
const selector = { "app.kubernetes.io/name": "web-app", "app.kubernetes.io/instance": "web-app" };
const labels = {
  ...selector,
  "helm.sh/chart": "web-app-0.1.0",
  "app.kubernetes.io/version": "1.0",
  "app.kubernetes.io/managed-by": "Helm",
};
const annotations = { "meta.helm.sh/release-name": "web-app", "meta.helm.sh/release-namespace": namespace };
const probe = { httpGet: { path: "/", port: "http" } };

const secrets = { name: "vault-secrets", mountPath: "/vault/secrets" };
const agent = (name: string, ...flags: string[]) => ({
  name,
  image: "hashicorp/vault:1.15.2",
  command: ["vault", "agent", "-config=/home/vault/config.json", ...flags],
  volumeMounts: [{ name: "home", mountPath: "/home/vault" }, secrets],
});

const helmReleases: NonNullable<PastStep["helmReleases"]> = [
  {
    name: "web-app",
    chart: "web-app",
    chartVersion: "0.1.0",
    appVersion: "1.0",
    notes: `The app runs. On minikube, a tunnel leads to its Service:\n  minikube service web-app --namespace ${namespace}\n`,
  },
];

const services: PastStep["services"] = [
  {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web-app", namespace, labels, annotations },
    spec: { type: "ClusterIP", selector, ports: [{ name: "http", port: 5000, targetPort: "http" }] },
  },
];

const statefulSets: PastStep["statefulSets"] = [
  {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: "web-app", namespace, labels, annotations },
    spec: {
      serviceName: "web-app",
      replicas: 2,
      podManagementPolicy: "Parallel",
      selector: { matchLabels: selector },
      template: {
        metadata: {
          labels,
          annotations: {
            "vault.hashicorp.com/agent-inject": "true",
            "vault.hashicorp.com/agent-inject-status": "injected",
            "vault.hashicorp.com/role": "web-app",
            ...counterAnnotations(5000, "/app/visits"),
          },
        },
        spec: {
          initContainers: [agent("vault-agent-init", "-exit-after-auth")],
          containers: [
            {
              name: "web-app",
              image: "web-app:1.0",
              ports: [{ name: "http", containerPort: 5000 }],
              livenessProbe: probe,
              readinessProbe: probe,
              volumeMounts: [{ name: "web-app-vol", mountPath: "/app/data" }, secrets],
            },
            agent("vault-agent"),
          ],
          volumes: [
            { name: "home", emptyDir: { medium: "Memory" } },
            { name: "vault-secrets", emptyDir: { medium: "Memory" } },
          ],
        },
      },
      volumeClaimTemplates: [claimTemplate("web-app-vol", "1Gi")],
    },
  },
];

/** The app counts in its working directory, and its volume is mounted beside the file: the claim outlives a pod, the count does not. */
export const webApp: Scenario = {
  about:
    "Two replicas with an injected vault-agent (2/2), Vault beside them; counts 10 and 7 in a file outside the volume, lost with the pod.",
  images: [
    counterRepository("web-app", { workingDirectory: "/app", env: { PORT: "5000", VISITS_FILE: "visits", COUNT_START: "true" } }),
    ...vaultImages,
  ],
  past: [vaultStep(7), { daysAgo: 6, helmReleases, services, statefulSets }],
  volumes: {},
  ownFiles: { "web-app-0/web-app": { "/app/visits": "10\n" }, "web-app-1/web-app": { "/app/visits": "7\n" } },
  restarts: { "vault-0/vault": { count: 1, daysAgo: 3, exitCode: 255, reason: "Unknown" } },
};
