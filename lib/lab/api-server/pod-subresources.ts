import { request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { WirePod } from "../../controllers/objects/pod.ts";
import type { PodRuntime, PodRuntimes } from "../kubelet/pod-runtime.ts";
import { badRequest, StatusError } from "./status.ts";

/** The container that a request means, checked as the real server does. Throws 400. */
export function containerOf(pod: WirePod, wanted: string | null): string {
  const names = pod.spec.containers.map((container) => container.name);
  const { name } = pod.metadata;
  if (wanted) {
    if (!names.includes(wanted)) throw badRequest(`container ${wanted} is not valid for pod ${name}`);
    return wanted;
  }
  if (names.length > 1) throw badRequest(`a container name must be specified for pod ${name}, choose one of: [${names.join(" ")}]`);
  return names[0] ?? "";
}

/** The log as text. Serves tailLines, limitBytes; follow ends at once. Throws 400. */
export function answerLog(pod: WirePod, runtimes: PodRuntimes, query: URLSearchParams, response: ServerResponse): void {
  const container = containerOf(pod, query.get("container"));
  if (pod.spec.nodeName === undefined) {
    response.writeHead(204).end();
    return;
  }
  const runtime = runtimes.find(pod.metadata.uid ?? "");
  if (!runtime) throw badRequest(`container "${container}" in pod "${pod.metadata.name}" is waiting to start: ContainerCreating`);
  const tail = query.get("tailLines");
  const lines = tail === null ? runtime.log() : runtime.log().slice(Math.max(0, runtime.log().length - Number(tail)));
  const text = lines.map((line) => `${line}\n`).join("");
  const limit = query.get("limitBytes");
  response.writeHead(200, { "content-type": "text/plain" }).end(limit === null ? text : Buffer.from(text).subarray(0, Number(limit)));
}

/** `name`, `name:port` and `scheme:name:port`, as in `pods/<this>/proxy`. */
export function splitProxyName(text: string): { name: string; port: string | undefined } {
  const [first = "", second, third] = text.split(":");
  return third === undefined ? { name: first, port: second } : { name: second ?? "", port: third };
}

/** Hands a request through to the pod, from the API server's own place in the network. Throws 503. */
export function proxyToPod(
  pod: WirePod,
  port: string | undefined,
  path: string,
  runtimes: PodRuntimes,
  from: IncomingMessage,
  to: ServerResponse,
) {
  const ports = pod.spec.containers.flatMap((container) => container.ports ?? []);
  const wanted = port === undefined ? ports[0] : ports.find((candidate) => candidate.name === port);
  const number = wanted?.containerPort ?? Number(port ?? 80);
  const local = runtimes.find(pod.metadata.uid ?? "")?.localPort(number);
  const unreachable = (why: string) => new StatusError(503, "ServiceUnavailable", `error trying to reach service: ${why}`);
  if (local === undefined) throw unreachable(`dial tcp ${pod.status?.podIP ?? ""}:${number}: connect: connection refused`);
  const { authorization: _, host: _host, ...headers } = from.headers;
  const onward = httpRequest({
    host: "127.0.0.1",
    port: local,
    method: from.method,
    path,
    headers: { ...headers, host: `${pod.status?.podIP}:${number}` },
  });
  onward.on("response", (answer) => {
    to.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(to);
  });
  onward.on("error", (error) => {
    if (to.headersSent) to.destroy();
    else to.writeHead(503, { "content-type": "application/json" }).end(JSON.stringify(unreachable(error.message).status));
  });
  to.on("close", () => onward.destroy());
  from.pipe(onward);
}

/** The pod's runtime for exec. Throws 400 when the pod is nowhere, or not running. */
export function runtimeForExec(pod: WirePod, runtimes: PodRuntimes, query: URLSearchParams): PodRuntime {
  const container = containerOf(pod, query.get("container"));
  if (pod.spec.nodeName === undefined) throw badRequest(`pod ${pod.metadata.name} does not have a host assigned`);
  const runtime = runtimes.find(pod.metadata.uid ?? "");
  if (!runtime) throw new StatusError(500, "InternalError", `unable to upgrade connection: container not found ("${container}")`);
  return runtime;
}
