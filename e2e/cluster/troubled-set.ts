import { explorerImage } from "./image-names.ts";

/** What each ordinal does with `/visits`; everything it is asked is a line of its log. */
const program = `
const { createServer } = require("node:http");
const ordinal = Number(require("node:os").hostname().split("-").pop());
const piece = Buffer.alloc(65536, "9");
const pour = (response, left) => {
  while (left > 0 && response.write(piece)) left -= piece.length;
  if (left > 0) response.once("drain", () => pour(response, left)); else response.end();
};
const answers = [
  (response) => response.end("7\\n"),
  () => {},
  (response) => pour(response.writeHead(200, { "content-type": "text/plain" }), 1e9),
  (response) => response.writeHead(302, { location: "/elsewhere" }).end(),
  (response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>4711</title>"),
];
createServer((request, response) => {
  console.log(request.method, request.url);
  answers[ordinal](response.on("error", () => {}));
}).listen(8080);
process.once("SIGTERM", () => process.exit(0));
`;

/** A headless Service and a set of five pods, annotated as if all of them had a counter: one has, and four make trouble. */
export function troubledSet(): object[] {
  const labels = { app: "troubled" };
  return [
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "troubled" },
      spec: { clusterIP: "None", selector: labels, ports: [{ name: "http", port: 8080 }] },
    },
    {
      apiVersion: "apps/v1",
      kind: "StatefulSet",
      metadata: { name: "troubled" },
      spec: {
        serviceName: "troubled",
        replicas: 5,
        podManagementPolicy: "Parallel",
        selector: { matchLabels: labels },
        template: {
          metadata: {
            labels,
            annotations: { "statefulset-explorer.io/counter-path": "/visits", "statefulset-explorer.io/counter-port": "http" },
          },
          spec: {
            terminationGracePeriodSeconds: 1,
            automountServiceAccountToken: false,
            securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
            containers: [
              {
                name: "app",
                image: explorerImage,
                imagePullPolicy: "IfNotPresent",
                command: ["node", "-e", program],
                ports: [{ name: "http", containerPort: 8080 }],
                securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
              },
            ],
          },
        },
      },
    },
  ];
}
