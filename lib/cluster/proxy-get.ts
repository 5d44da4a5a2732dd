import type { Clock } from "../clock.ts";
import { AppError } from "../errors.ts";
import type { HttpAnswer, PodRequest, ReadLimits } from "./http-answer.ts";
import type { SendRequest } from "./requests/api-client.ts";
import { readBody } from "./requests/read-body.ts";
import { toAppError } from "./requests/request-text.ts";
import { checkedName, checkedNamespace } from "./requests/resource-path.ts";
import { readStatus, statusError } from "./requests/status-error.ts";
import { withTimeout } from "./requests/with-timeout.ts";

/**
 * GET through the API server's pod proxy. What the pod answers comes back as it is, errors and redirects included (none is followed);
 * what the API server itself refuses is thrown as AppError, told apart by its Status body.
 */
export function proxyGet(send: SendRequest, clock: Clock, { pod, ...request }: PodRequest, limits: ReadLimits): Promise<HttpAnswer> {
  return proxyAsk(send, clock, { ...request, resource: "pods", name: pod }, limits);
}

/** What is asked through the API server: a pod, or a Service, for which it chooses one of the ready pods behind it, anew for each request. */
export interface ProxyQuestion {
  resource: "pods" | "services";
  namespace: string;
  name: string;
  port: number;
  /** Absolute path, query allowed. */
  path: string;
}

/** As proxyGet, of a pod or a Service. */
export async function proxyAsk(
  send: SendRequest,
  clock: Clock,
  question: ProxyQuestion,
  limits: ReadLimits,
  until?: AbortSignal,
): Promise<HttpAnswer> {
  const path = proxyPath(question);
  const attempt = `The ${question.resource === "pods" ? "pod" : "Service"} could not be asked through the API server`;
  const took = clock.stopwatch();
  return withTimeout(clock, limits.timeoutMs, until, async (signal) => {
    try {
      const answer = await send({ path, headers: { accept: "*/*" }, signal });
      const contentType = String(answer.headers["content-type"] ?? "");
      const body = (await readBody(answer, limits.bytesMax)).toString("utf8");
      const isStatus = answer.statusCode >= 400 && contentType.startsWith("application/json") && /"kind":\s*"Status"/.test(body);
      if (isStatus) throw statusError(readStatus(answer.statusCode, body), attempt);
      return { status: answer.statusCode, contentType, body, ms: took() };
    } catch (error) {
      throw toAppError(error, signal, attempt);
    }
  });
}

/** Built from validated names alone; the pod's own path is normalised once, so that no `..` climbs out of the proxy's. */
function proxyPath({ resource, namespace, name, port, path }: ProxyQuestion): string {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new AppError("invalid", `${port} is no port.`);
  if (!path.startsWith("/") || path.startsWith("//") || path.includes("\\"))
    throw new AppError("invalid", "The path must begin with one slash.");
  const { pathname, search } = new URL(path, "http://pod.invalid");
  if (/^[^?]*%(?:2e|2f|5c)/i.test(path)) throw new AppError("invalid", "The path must not hide dots or slashes.");
  return `/api/v1/namespaces/${checkedNamespace(namespace)}/${resource}/${checkedName(name)}:${port}/proxy${pathname}${search}`;
}
