import type { Probe, ProbeHandler } from "../objects/probe.ts";

/** A probe in the words of `kubectl describe` (DescribeProbe of pkg/describe). */
export function probeWords(probe: Probe): string {
  const { handler, initialDelaySeconds, timeoutSeconds, periodSeconds, successThreshold, failureThreshold } = probe;
  const delays = `delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s`;
  return `${handlerWords(handler)} ${delays} #success=${successThreshold} #failure=${failureThreshold}`;
}

function handlerWords(handler: ProbeHandler): string {
  switch (handler.how) {
    case "http-get":
      return `http-get ${urlOf(handler)}`;
    case "exec":
      return `exec [${handler.command.join(" ")}]`;
    case "tcp-socket":
      return `tcp-socket ${handler.host}:${handler.port}`;
    case "grpc":
      return `grpc <pod>:${handler.port} ${handler.service}`;
    case "unknown":
      return "unknown";
  }
}

function urlOf({ scheme, host, port, path }: Extract<ProbeHandler, { how: "http-get" }>): string {
  const address = host.includes(":") || host.includes("%") ? `[${host}]` : host;
  return `${scheme.toLowerCase()}://${address}:${port}${path.startsWith("/") ? "" : "/"}${escaped(path)}`;
}

/** As Go's net/url writes a path, where "?" is an ordinary character of it. */
function escaped(path: string): string {
  return encodeURI(path.toWellFormed()).replaceAll(/[?#!*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
