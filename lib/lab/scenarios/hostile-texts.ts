import type { WireService } from "../../controllers/objects/service.ts";
import type { WireStatefulSet } from "../../controllers/objects/stateful-set.ts";
import { counterApp } from "../programs/counter-app.ts";
import { parseImageName } from "../programs/image.ts";
import type { Scenario } from "./scenario.ts";

const namespace = "default";
const labels = { app: "hostile", constructor: "prototype", hasOwnProperty: "x" };
const markup = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;
/** Written from right to left, with letters that take no room, and an escape code of terminals. */
const trickery = "\u202Egnp.exe\u202C\u200B\u2066 \u001B[31mred\u0000";

const image = `javascript:${markup}`;

const messages = [
  markup,
  trickery,
  "javascript:document.title='owned'",
  "[a link](javascript:document.title='owned') https://evil.test/steal?all=1",
  "x".repeat(20_000),
  '"}]}</script><svg onload="document.title=\'owned\'">\n\ndata: {"topic":"fleet","state":null}\n\nevent: bye\n',
  "{{document.title='owned'}} #{7*7} %s %n ../../etc/passwd",
];

const service: WireService = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "hostile", namespace, labels },
  spec: { clusterIP: "None", selector: { app: "hostile" }, ports: [{ name: "http", port: 8000, targetPort: 8000 }] },
};

const set: WireStatefulSet = {
  apiVersion: "apps/v1",
  kind: "StatefulSet",
  metadata: { name: "hostile", namespace, labels },
  spec: {
    serviceName: "hostile",
    replicas: 2,
    podManagementPolicy: "Parallel",
    selector: { matchLabels: { app: "hostile" } },
    template: {
      metadata: {
        labels,
        annotations: {
          "statefulset-explorer.io/counter-path": "javascript:document.title='owned'",
          "statefulset-explorer.io/counter-port": "8000",
          "statefulset-explorer.io/counter-file": "/proc/self/environ",
          "statefulset-explorer.io/counter-pattern": "((a+)+)+$",
        },
      },
      spec: {
        containers: [
          {
            name: "app",
            image,
            ports: [{ name: "http", containerPort: 8000 }],
            env: [{ name: "VISITS_FILE", value: "/data/visits" }],
            volumeMounts: [{ name: "data", mountPath: "/data" }],
          },
        ],
      },
    },
    volumeClaimTemplates: [
      {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        metadata: { name: "data" },
        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
      },
    ],
  },
};

/**
 * Everything in a cluster that is somebody else's text, as an enemy would write it: annotations that ask for files and addresses that are
 * none of the explorer's business, a pattern that never ends, counters and Events full of markup. Nothing of it may do anything.
 */
export const hostileTexts: Scenario = {
  about: "For tests: everything that is somebody else's text, as an enemy would write it.",
  past: [{ daysAgo: 0, services: [service], statefulSets: [set] }],
  images: [
    { name: parseImageName(image).repository, image: { program: counterApp, command: ["hostile"] }, pullable: "any", present: "any" },
  ],
  volumes: {
    "data-hostile-0": { visits: `${markup} 7 ${"a".repeat(5_000)}!` },
    "data-hostile-1": { visits: "7\n" },
  },
  events: messages.map((message, index) => ({ set: "hostile", reason: index === 0 ? markup : "Hostile", message })),
};
