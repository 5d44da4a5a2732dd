import { debianServersImage } from "./image-names.ts";

/** A headless Service and three pods of Redis, the first of them the primary, each with its journal on a claim. Nothing is annotated. */
export function redisSet(): object[] {
  const labels = { app: "redis" };
  const command =
    'case "$HOSTNAME" in *-0) of= ;; *) of="--replicaof redis-0.redis 6379" ;; esac; exec redis-server --dir /data --appendonly yes --protected-mode no $of';
  return [
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "redis" },
      spec: { clusterIP: "None", selector: labels, ports: [{ name: "redis", port: 6379 }] },
    },
    {
      apiVersion: "apps/v1",
      kind: "StatefulSet",
      metadata: { name: "redis" },
      spec: {
        serviceName: "redis",
        replicas: 3,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            automountServiceAccountToken: false,
            securityContext: { runAsNonRoot: true, runAsUser: 10_001, fsGroup: 10_001, seccompProfile: { type: "RuntimeDefault" } },
            containers: [
              {
                name: "redis",
                image: debianServersImage,
                imagePullPolicy: "IfNotPresent",
                command: ["sh", "-c", command],
                ports: [{ name: "redis", containerPort: 6379 }],
                readinessProbe: { exec: { command: ["redis-cli", "ping"] }, periodSeconds: 2 },
                securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
                volumeMounts: [{ name: "data", mountPath: "/data" }],
              },
            ],
          },
        },
        volumeClaimTemplates: [
          { metadata: { name: "data" }, spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "16Mi" } } } },
        ],
      },
    },
  ];
}
