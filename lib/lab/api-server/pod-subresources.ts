import { request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { WirePod } from "../../controllers/objects/pod.ts";
import type { PodRuntimes } from "../kubelet/pod-runtime.ts";
import type { ExecTarget } from "./exec.ts";
import { badRequest, StatusError } from "./status.ts";

/** The container that a request means, checked as the real server does. Throws 400. */
export function containerOf(pod: WirePod, wanted: string | null): string {
  const names = pod.spec.containers.map((container) => container.name);
  const all = [...names, ...(pod.spec.initContainers ?? []).map((container) => container.name)];
  const { name } = pod.metadata;
  if (wanted) {
    if (!all.includes(wanted)) throw badRequest(`container ${wanted} is not valid for pod ${name}`);
    return wanted;
  }
  if (names.length > 1) throw badRequest(`a container name must be specified for pod ${name}, choose one of: [${names.join(" ")}]`);
  return names[0] ?? "";
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

/** The container that a command is to be run in. Throws 400 when the pod is nowhere, or 500 when the container does not run, or its node is not reached. */
export function targetForExec(pod: WirePod, runtimes: PodRuntimes, query: URLSearchParams): ExecTarget {
  const container = containerOf(pod, query.get("container"));
  if (pod.spec.nodeName === undefined) throw badRequest(`pod ${pod.metadata.name} does not have a host assigned`);
  const runtime = runtimes.find(pod.metadata.uid ?? "");
  if (runtime?.unreached !== undefined) throw new StatusError(500, undefined, `error dialing backend: ${runtime.unreached}`);
  if (!runtime?.isRunning(container)) {
    throw new StatusError(500, "InternalError", `unable to upgrade connection: container not found ("${container}")`);
  }
  return { runtime, container };
}
