import type { Probe, ProbeHandler, Probes } from "../../statefulset/objects/probe.ts";
import { toList, toNumber, toNumberOrText, toRaw, toRecord, toText } from "./raw.ts";

type Raw = Readonly<Record<string, unknown>>;

/** A container's probes; undefined when it has none. Defaults where a field is absent are those of SetDefaults_Probe and its like. */
export function projectProbes(container: Raw): Probes | undefined {
  const probes = toRecord({
    startup: projectProbe(container.startupProbe),
    liveness: projectProbe(container.livenessProbe),
    readiness: projectProbe(container.readinessProbe),
  });
  return Object.keys(probes).length === 0 ? undefined : probes;
}

function projectProbe(value: unknown): Probe | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const probe = toRaw(value);
  return toRecord({
    handler: projectHandler(probe),
    initialDelaySeconds: toNumber(probe.initialDelaySeconds) ?? 0,
    timeoutSeconds: toNumber(probe.timeoutSeconds) ?? 1,
    periodSeconds: toNumber(probe.periodSeconds) ?? 10,
    successThreshold: toNumber(probe.successThreshold) ?? 1,
    failureThreshold: toNumber(probe.failureThreshold) ?? 3,
    gracePeriodSeconds: toNumber(probe.terminationGracePeriodSeconds),
  });
}

function projectHandler({ httpGet, exec, tcpSocket, grpc }: Raw): ProbeHandler {
  const to = toRaw(httpGet ?? tcpSocket ?? grpc);
  const host = toText(to.host) ?? "";
  const port = toNumberOrText(to.port) ?? "";
  if (exec) return Object.freeze({ how: "exec", command: toList(toRaw(exec).command, toText) });
  if (httpGet) return Object.freeze({ how: "http-get", scheme: toText(to.scheme) ?? "HTTP", host, port, path: toText(to.path) ?? "/" });
  if (tcpSocket) return Object.freeze({ how: "tcp-socket", host, port });
  if (grpc) return Object.freeze({ how: "grpc", port: toNumber(to.port) ?? 0, service: toText(to.service) ?? "" });
  return Object.freeze({ how: "unknown" });
}
