import { claimTemplate } from "./claim-template.ts";
import { counterRepository } from "./counter-repository.ts";
import type { PastStep, Scenario } from "./scenario.ts";

const namespace = "default";
const probe = { httpGet: { path: "/", port: "http" } };

type Strategy = NonNullable<NonNullable<PastStep["statefulSets"]>[number]["spec"]["updateStrategy"]>;

function labelsOf(name: string) {
  const selector = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name };
  const labels = {
    ...selector,
    "helm.sh/chart": `${name}-0.1.0`,
    "app.kubernetes.io/version": "1.0",
    "app.kubernetes.io/managed-by": "Helm",
  };
  return { selector, labels, annotations: { "meta.helm.sh/release-name": name, "meta.helm.sh/release-namespace": namespace } };
}

/** NOTES.txt: how to reach it from outside. */
function notesOf(name: string): string {
  return `The app runs. To open it on this machine:\n  kubectl --namespace ${namespace} port-forward service/${name} 8080:5000\nand visit http://127.0.0.1:8080\n`;
}

/** One release of the chart: a Service with an address, and two replicas that count every GET of `/`, their probes' too. */
function release(name: string, image: string, updateStrategy: Strategy): Omit<PastStep, "daysAgo"> {
  const { selector, labels, annotations } = labelsOf(name);
  return {
    helmReleases: [{ name, chart: name, chartVersion: "0.1.0", appVersion: "1.0", notes: notesOf(name) }],
    services: [
      {
        apiVersion: "v1",
        kind: "Service",
        metadata: { name, namespace, labels, annotations },
        spec: { type: "ClusterIP", selector, ports: [{ name: "http", port: 5000, targetPort: "http" }] },
      },
    ],
    statefulSets: [
      {
        apiVersion: "apps/v1",
        kind: "StatefulSet",
        metadata: { name, namespace, labels, annotations },
        spec: {
          serviceName: name,
          replicas: 2,
          podManagementPolicy: "Parallel",
          updateStrategy,
          selector: { matchLabels: selector },
          template: {
            // Asking the page would count: its counter is read from the file alone.
            metadata: { labels: selector, annotations: { "statefulset-explorer.io/counter-file": "/data/visits" } },
            spec: {
              containers: [
                {
                  name,
                  image,
                  ports: [{ name: "http", containerPort: 5000 }],
                  livenessProbe: probe,
                  readinessProbe: probe,
                  volumeMounts: [{ name: "py-visits-data", mountPath: "/data" }],
                },
              ],
            },
          },
          volumeClaimTemplates: [claimTemplate("py-visits-data", "512Mi")],
        },
      },
    ],
  };
}

const settings = {
  PORT: "5000",
  VISITS_FILE: "data/visits",
  VISIT_PATHS: "/",
  PAGE: "<!doctype html><title>Moscow time</title><h1>Moscow time: {time}</h1><p>Visits: {visits}</p><p>{hostname}, version {version}</p>\n",
};

/** The second app is there twice, for the update strategies: a new image has reached the pods of one from ordinal 1 on, and none of the other. */
export const moscowTime: Scenario = {
  about:
    "An app whose probes count as visits (104 and 97, rising); a bonus app with partition 1, and one with OnDelete, both half way in an update.",
  images: [
    counterRepository("moscow-time-py", { workingDirectory: "/", env: settings }),
    counterRepository("moscow-time-bonus", { workingDirectory: "/", env: settings }),
  ],
  past: [
    { daysAgo: 8, ...release("moscow-time-py", "moscow-time-py:1.0", { type: "RollingUpdate", rollingUpdate: { partition: 0 } }) },
    { daysAgo: 5, ...release("moscow-time-bonus", "moscow-time-bonus:1.0", { type: "RollingUpdate", rollingUpdate: { partition: 1 } }) },
    { daysAgo: 5, ...release("moscow-time-bonus-ondelete", "moscow-time-bonus:1.0", { type: "OnDelete" }) },
    { daysAgo: 2, setImage: { statefulSet: "moscow-time-bonus", image: "moscow-time-bonus:1.1" } },
    { daysAgo: 2, setImage: { statefulSet: "moscow-time-bonus-ondelete", image: "moscow-time-bonus:1.1" } },
  ],
  volumes: {
    "py-visits-data-moscow-time-py-0": { visits: "104\n" },
    "py-visits-data-moscow-time-py-1": { visits: "97\n" },
    "py-visits-data-moscow-time-bonus-0": { visits: "12\n" },
    "py-visits-data-moscow-time-bonus-1": { visits: "9\n" },
    "py-visits-data-moscow-time-bonus-ondelete-0": { visits: "6\n" },
    "py-visits-data-moscow-time-bonus-ondelete-1": { visits: "8\n" },
  },
};
