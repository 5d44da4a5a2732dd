import type { ProbeTarget } from "../counter/contract.ts";
import type { Board } from "../statefulset/board/board.ts";
import { dnsObstacle } from "../statefulset/board/join-slot.ts";
import type { CounterConfig } from "../statefulset/counter-config.ts";
import { dnsName } from "../statefulset/dns-name.ts";
import { addressInDns, declaredAddresses } from "../statefulset/governing-service.ts";
import type { EndpointSlice } from "../statefulset/objects/endpoint-slice.ts";
import type { Container, Pod } from "../statefulset/objects/pod.ts";
import { isReady } from "../statefulset/objects/pod.ts";
import type { StatefulSet } from "../statefulset/objects/stateful-set.ts";

/** What is needed to ask one of the set's pods. Everything comes from the cache: no address ever comes from a request. */
export function probeTarget(
  pod: Pod,
  set: StatefulSet,
  slices: readonly EndpointSlice[],
  board: Pick<Board, "service" | "dark">,
  config: CounterConfig,
  closeness: ProbeTarget["closeness"],
): ProbeTarget | undefined {
  const container = counterContainer(pod, config);
  if (!container) return undefined;
  const port = counterPort(pod, container, config, board.service);
  const declared = declaredAddresses(pod.name, slices);
  const ip = addressInDns(pod, declared);
  const problem = board.dark.service ? undefined : dnsObstacle(pod.name, pod, board.service, set.serviceName);
  return {
    namespace: pod.namespace,
    podName: pod.name,
    podUid: pod.uid,
    setUid: set.uid,
    ...(ip === undefined ? {} : { ip }),
    hostNetwork: pod.hostNetwork,
    ready: isReady(pod),
    running: pod.phase === "Running" && container.state?.kind === "running",
    ending: pod.deletedAt !== undefined,
    container: container.name,
    ...(port === undefined ? {} : { port }),
    config,
    directories: directories(pod, container),
    ...(set.serviceName === "" ? {} : { dnsName: dnsName(pod.name, set.serviceName, set.namespace, undefined) }),
    declared,
    ...(problem === undefined ? {} : { problem }),
    closeness,
  };
}

/** The container that keeps the counter: the one with the annotated port's name, else one that mounts a claim, else the first. */
function counterContainer(pod: Pod, config: CounterConfig): Container | undefined {
  const apps = pod.containers.filter((container) => container.role !== "init");
  const { port } = config;
  if (port !== undefined) {
    const named = apps.find((container) => container.ports.some((other) => other.port === port || other.name === port));
    if (named) return named;
  }
  const claimVolumes = new Set(pod.claims.map(({ volume }) => volume));
  return apps.find((container) => container.mounts.some(({ volume }) => claimVolumes.has(volume))) ?? apps[0];
}

/** The annotated port; else the one that the Service sends to; else the container's first. Names are looked up in the pod. */
function counterPort(pod: Pod, container: Container, config: CounterConfig, service: Board["service"]): number | undefined {
  const wanted = config.port ?? container.ports[0]?.port ?? service?.ports[0]?.targetPort;
  if (typeof wanted !== "string") return wanted;
  return pod.containers.flatMap(({ ports }) => ports).find(({ name }) => name === wanted)?.port;
}

/** Where the usual counter files are looked for: volumes that outlive the pod first, then where the program runs. */
function directories(pod: Pod, container: Container): string[] {
  const claimVolumes = new Set(pod.claims.map(({ volume }) => volume));
  const mounted = container.mounts.filter(({ volume }) => claimVolumes.has(volume)).map(({ path }) => path);
  return [...new Set([...mounted, ...(container.workingDir === undefined ? [] : [container.workingDir])])];
}
