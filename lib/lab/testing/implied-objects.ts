import type { WireObject } from "../../controllers/objects/meta.ts";
import type { NodeLine } from "./node-recording.ts";

const web = "mkdir -p /www; echo hello > /www/index.html; exec httpd -f -p 8080 -h /www";

/**
 * An object that a recording applies and does not show: as the recorder's scenarios write it, with what is seen of it. A claim's class is known by what is said of it, and a
 * pod's claim by what becomes of both.
 */
export function impliedObject(key: string, seen: readonly NodeLine[]): WireObject {
  const [kind = "", name = ""] = key.split("/");
  const metadata = { name };
  switch (kind) {
    case "ConfigMap":
    case "Secret":
      return { apiVersion: "v1", kind, metadata, ...(kind === "Secret" ? { stringData: { a: "1" } } : { data: { a: "1" } }) } as WireObject;
    case "Service": {
      const spec = { clusterIP: "None", selector: { app: name }, ports: [{ name: "http", port: 8080 }] };
      return { apiVersion: "v1", kind, metadata, spec } as WireObject;
    }
    case "PersistentVolumeClaim":
      return impliedClaim(name, seen);
    case "Pod":
      return impliedPod(name, seen);
    default:
      throw new Error(`The recording applies ${key} and does not show it`);
  }
}

function impliedClaim(name: string, seen: readonly NodeLine[]): WireObject {
  const said = messagesAbout(`PersistentVolumeClaim/${name}`, seen);
  const absent = said
    .map((message) => /storageclass\.storage\.k8s\.io "(.*)" not found/.exec(message)?.[1])
    .find((found) => found !== undefined);
  const storageClassName = absent ?? (said.some((message) => message.includes("no storage class is set")) ? "" : undefined);
  const capacity = seen.find((line) => line.kind === "PersistentVolumeClaim" && line.name === name && line.capacity)?.capacity;
  const resources = { requests: { storage: typeof capacity === "string" ? capacity : "16Mi" } };
  const spec = { accessModes: ["ReadWriteOnce"], resources, ...(storageClassName !== undefined && { storageClassName }) };
  return { apiVersion: "v1", kind: "PersistentVolumeClaim", metadata: { name }, spec } as WireObject;
}

function impliedPod(name: string, seen: readonly NodeLine[]): WireObject {
  const volumes = [{ name: "data", persistentVolumeClaim: { claimName: claimOf(name, seen) } }];
  const container = {
    name: "app",
    image: "busybox:1",
    command: ["sh", "-c", web],
    ports: [{ name: "http", containerPort: 8080 }],
    volumeMounts: [{ name: "data", mountPath: "/data" }],
  };
  const spec = { terminationGracePeriodSeconds: 5, containers: [container], volumes };
  return { apiVersion: "v1", kind: "Pod", metadata: { name, labels: { app: "p" } }, spec } as WireObject;
}

/** The claim that is said to be missing; one that is never bound, of a pod that waits for that; else the one that comes to be bound. */
function claimOf(pod: string, seen: readonly NodeLine[]): string {
  const said = messagesAbout(`Pod/${pod}`, seen);
  const missing = said.map((message) => /persistentvolumeclaim "(.*)" not found/.exec(message)?.[1]).find((found) => found !== undefined);
  if (missing !== undefined) return missing;
  const waits = said.some((message) => message.includes("unbound immediate PersistentVolumeClaims"));
  const claims = [...new Set(seen.flatMap((line) => (line.kind === "PersistentVolumeClaim" ? [line.name ?? ""] : [])))];
  const isBound = (claim: string) =>
    seen.some((line) => line.kind === "PersistentVolumeClaim" && line.name === claim && line.bound === true);
  return claims.find((claim) => isBound(claim) !== waits) ?? "data";
}

function messagesAbout(about: string, seen: readonly NodeLine[]): string[] {
  return seen.flatMap((line) => (line.kind === "Event" && line.about === about ? [String(line.message)] : []));
}
