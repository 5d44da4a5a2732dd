import type { ServerResponse } from "node:http";
import { toTimestamp } from "../../clock.ts";
import type { WireContainerStatus } from "../../controllers/objects/container.ts";
import type { WirePod } from "../../controllers/objects/pod.ts";
import type { ContainerLog, LogLine } from "../kubelet/container-log.ts";
import type { PodRuntimes } from "../kubelet/pod-runtime.ts";
import { containerOf } from "./pod-subresources.ts";
import { badRequest, StatusError } from "./status.ts";

/** Answers a container's log as text: previous, tailLines, sinceSeconds, sinceTime, timestamps, limitBytes; follow stays until the container ends. Throws 400, or 500 while its node is not reached. */
export function answerLog(pod: WirePod, runtimes: PodRuntimes, query: URLSearchParams, response: ServerResponse, now: number): void {
  const container = containerOf(pod, query.get("container"));
  if (pod.spec.nodeName === undefined) {
    response.writeHead(204).end();
    return;
  }
  refuseUnreached(pod, container, runtimes);
  const isPrevious = query.get("previous") === "true";
  const lost = lostContainer(pod, container, runtimes, isPrevious);
  if (lost !== undefined) {
    response.writeHead(200, { "content-type": "text/plain" }).end(`unable to retrieve container logs for ${lost}`);
    return;
  }
  const log = logOf(pod, container, runtimes, isPrevious);
  const lines = chosen(log.lines, query, now);
  const write = textWriter(response, query);
  response.writeHead(200, { "content-type": "text/plain" });
  for (const line of lines) write(line);
  if (query.get("follow") !== "true") {
    response.end();
    return;
  }
  // As with a kubelet, not even the headers are sent before there is a first line.
  const stop = log.follow(write, () => response.end());
  response.on("close", stop);
}

/** Only the pod's own kubelet has its logs. */
function refuseUnreached({ metadata, status }: WirePod, container: string, runtimes: PodRuntimes): void {
  const unreached = runtimes.find(metadata.uid ?? "")?.unreached;
  if (unreached === undefined) return;
  const url = `https://${status?.hostIP ?? ""}:10250/containerLogs/${metadata.namespace}/${metadata.name}/${container}`;
  throw new StatusError(500, undefined, `Get "${url}": ${unreached}`);
}

/** A container that ended before its node knew it (in a scenario's past, before a restart) has no log any more; a kubelet says so in these words. */
function lostContainer(pod: WirePod, container: string, runtimes: PodRuntimes, previous: boolean): string | undefined {
  if (runtimes.find(pod.metadata.uid ?? "")?.log(container, { previous })) return undefined;
  const status = statusOf(pod, container);
  return (previous ? status?.lastState : status?.state)?.terminated?.containerID;
}

function statusOf({ status }: WirePod, container: string): WireContainerStatus | undefined {
  const all: WireContainerStatus[] = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
  return all.find(({ name }) => name === container);
}

function logOf(pod: WirePod, container: string, runtimes: PodRuntimes, previous: boolean): ContainerLog {
  const { name, uid = "" } = pod.metadata;
  const log = runtimes.find(uid)?.log(container, { previous });
  if (log) return log;
  if (previous) throw badRequest(`previous terminated container "${container}" in pod "${name}" not found`);
  throw badRequest(`container "${container}" in pod "${name}" is waiting to start: ${whyWaiting(pod, container)}`);
}

/** Why there is no log yet, in the kubelet's words (kubelet_pods.go validateContainerLogStatus). */
function whyWaiting(pod: WirePod, container: string): string {
  const { reason } = statusOf(pod, container)?.state.waiting ?? {};
  if (reason === "ImagePullBackOff") return "trying and failing to pull image";
  if (reason === "ErrImagePull" || reason === "ErrImageNeverPull") return "image can't be pulled";
  return reason ?? "ContainerCreating";
}

function chosen(lines: readonly LogLine[], query: URLSearchParams, now: number): readonly LogLine[] {
  const seconds = query.get("sinceSeconds");
  const time = query.get("sinceTime");
  const since = seconds !== null ? now - Number(seconds) * 1000 : time !== null ? wholeSecond(time) : Number.NEGATIVE_INFINITY;
  const recent = lines.filter(({ at }) => at >= since);
  const tail = query.get("tailLines");
  return tail === null ? recent : recent.slice(Math.max(0, recent.length - Number(tail)));
}

/** A kubelet is told of times in whole seconds (metav1.Time): what was before within the same second is sent too. */
function wholeSecond(time: string): number {
  return Math.floor(Date.parse(time) / 1000) * 1000;
}

/** Writes lines, with their times if wanted, up to the limit of bytes. */
function textWriter(response: ServerResponse, query: URLSearchParams): (line: LogLine) => void {
  const limit = query.get("limitBytes");
  let left = limit === null ? Number.POSITIVE_INFINITY : Number(limit);
  return ({ at, text, isUnfinished = false }) => {
    const time = query.get("timestamps") === "true" ? `${toTimestamp(at).replace("Z", "000000Z")} ` : "";
    const bytes = Buffer.from(`${time}${text}${isUnfinished ? "" : "\n"}`);
    if (left > 0) response.write(bytes.subarray(0, left));
    left -= bytes.length;
  };
}
