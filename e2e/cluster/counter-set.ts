export interface CounterSetOptions {
  name: string;
  replicas: number;
  /** Says on the pod template where the counter is asked for; without it only its file is there to be found. */
  annotated: boolean;
  /** The storage class of its claims; absent: the default one. */
  className?: string;
}

/** A headless Service and a StatefulSet of busybox whose pods serve a count that lies on their claim: 40 and the ordinal, at first. */
export function counterSet({ name, replicas, annotated, className }: CounterSetOptions): object[] {
  const labels = { app: name };
  const annotations = { "statefulset-explorer.io/counter-path": "/visits", "statefulset-explorer.io/counter-port": "http" };
  const command = `cd /data; [ -f visits ] || echo $((40 + \${HOSTNAME##*-})) > visits; exec httpd -f -p 8080 -h /data`;
  return [
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name },
      spec: { clusterIP: "None", selector: labels, ports: [{ name: "http", port: 8080 }] },
    },
    {
      apiVersion: "apps/v1",
      kind: "StatefulSet",
      metadata: { name },
      spec: {
        serviceName: name,
        replicas,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels, ...(annotated ? { annotations } : {}) },
          spec: {
            terminationGracePeriodSeconds: 1,
            containers: [
              {
                name: "app",
                image: process.env.E2E_IMAGE ?? "busybox:1",
                imagePullPolicy: "IfNotPresent",
                command: ["sh", "-c", command],
                ports: [{ name: "http", containerPort: 8080 }],
                readinessProbe: { httpGet: { path: "/visits", port: "http" }, periodSeconds: 1 },
                volumeMounts: [{ name: "data", mountPath: "/data" }],
              },
            ],
          },
        },
        volumeClaimTemplates: [
          {
            metadata: { name: "data" },
            spec: {
              accessModes: ["ReadWriteOnce"],
              resources: { requests: { storage: "16Mi" } },
              ...(className === undefined ? {} : { storageClassName: className }),
            },
          },
        ],
      },
    },
  ];
}
