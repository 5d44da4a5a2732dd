import { debianServersImage } from "./image-names.ts";

export interface NginxOptions {
  /** The name under which it is asked, handed on as the browser sent it. */
  host: string;
  /** The path that is handed on, as it is; any other is not found. */
  path: string;
  /** Where it hands requests on to, such as "http://explorer". */
  upstream: string;
}

/** An nginx with its usual buffering, as an Ingress controller sets one up: a ConfigMap, a pod and a Service of that name. */
export function nginx({ host, path, upstream }: NginxOptions): object[] {
  const labels = { app: "nginx" };
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path /tmp/${kind};`).join(" ");
  const configuration = `
    daemon off; pid /tmp/nginx.pid; error_log /dev/stderr; worker_processes 1; events {}
    http {
      access_log /dev/stdout; ${temporary}
      server { listen 8080 default_server; return 421; }
      server {
        listen 8080; server_name ${host};
        location ${path} { proxy_pass ${upstream}; proxy_http_version 1.1; proxy_set_header Host $http_host; proxy_set_header Connection ""; }
      }
    }`;
  return [
    { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "nginx" }, data: { "nginx.conf": configuration } },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "nginx" },
      spec: { selector: labels, ports: [{ name: "http", port: 8080 }] },
    },
    {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "nginx", labels },
      spec: {
        terminationGracePeriodSeconds: 1,
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, runAsUser: 10_001, seccompProfile: { type: "RuntimeDefault" } },
        containers: [
          {
            name: "nginx",
            image: debianServersImage,
            imagePullPolicy: "IfNotPresent",
            command: ["nginx", "-e", "/dev/stderr", "-c", "/etc/story/nginx.conf"],
            ports: [{ name: "http", containerPort: 8080 }],
            readinessProbe: { tcpSocket: { port: "http" }, periodSeconds: 1 },
            securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] } },
            volumeMounts: [
              { name: "configuration", mountPath: "/etc/story" },
              { name: "temporary", mountPath: "/tmp" },
            ],
          },
        ],
        volumes: [
          { name: "configuration", configMap: { name: "nginx" } },
          { name: "temporary", emptyDir: {} },
        ],
      },
    },
  ];
}
