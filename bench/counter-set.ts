/** A headless Service and a StatefulSet whose pods serve a count by HTTP, with the annotations that say where. */
export function counterSet(namespace: string, name: string, replicas: number): object[] {
  const labels = { app: name };
  const annotations = { "statefulset-explorer.io/counter-path": "/visits", "statefulset-explorer.io/counter-port": "http" };
  const command = "mkdir -p /tmp/data && echo 42 > /tmp/data/visits && exec httpd -f -p 8080 -h /tmp/data";
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
          metadata: { labels, annotations },
          spec: {
            terminationGracePeriodSeconds: 1,
            containers: [
              {
                name: "app",
                image: "busybox:1",
                imagePullPolicy: "IfNotPresent",
                command: ["sh", "-c", command],
                ports: [{ name: "http", containerPort: 8080 }],
              },
            ],
          },
        },
      },
    },
  ];
}
