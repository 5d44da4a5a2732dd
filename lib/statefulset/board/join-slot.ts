import { dnsName } from "../dns-name.ts";
import { addressInDns, declaredAddresses } from "../governing-service.ts";
import { isReady, type Pod } from "../objects/pod.ts";
import { isInRange, toClaimName, toPodName } from "../ordinal.ts";
import { podState } from "../pod-state.ts";
import { revisionHue } from "../revision-hue.ts";
import type { ClaimView, CounterView, DnsProblem, DnsView, PodView, ServiceView, Slot, SlotPlace } from "./board.ts";
import type { BoardInput, LifeStory } from "./board-input.ts";

/** One row: the ordinal's pod, claims, name and counter, whether each is there or not. */
export function joinSlot(ordinal: number, pod: Pod | undefined, service: ServiceView | undefined, input: BoardInput): Slot {
  const { set } = input;
  const podName = toPodName(set.name, ordinal);
  const place: SlotPlace = isInRange(ordinal, set) ? "in-range" : pod ? "condemned" : "outside";
  const life = input.life(podName);
  return {
    ordinal,
    place,
    ...(pod ? podState(pod) : ({ state: place === "outside" ? "scaled-away" : "absent", fill: "empty" } as const)),
    hue: pod ? revisionHue(pod.labels["controller-revision-hash"], set.status) : "none",
    podName,
    ...(pod ? { pod: toPodView(pod, life, input) } : {}),
    claims: set.claimTemplates.map((template) => toClaimView(template, ordinal, pod, life, input)),
    dns: { ...toDnsView(podName, pod, service, input), ...(place === "in-range" ? gapOf(podName, pod, input) : {}) },
    counter: toCounterView(podName, pod, input),
  };
}

function toPodView(pod: Pod, life: LifeStory, { set }: BoardInput): PodView {
  const revision = pod.labels["controller-revision-hash"];
  return {
    name: pod.name,
    uid: pod.uid,
    phase: pod.phase,
    ready: isReady(pod),
    ...(revision === undefined ? {} : { revision }),
    hue: revisionHue(revision, set.status),
    ...(pod.nodeName === undefined ? {} : { node: pod.nodeName }),
    ...(pod.ip === undefined ? {} : { ip: pod.ip }),
    createdAt: pod.createdAt,
    ...(pod.deletedAt === undefined ? {} : { deletedAt: pod.deletedAt }),
    restarts: pod.containers.reduce((sum, { role, restarts }) => sum + (role === "init" ? 0 : restarts), 0),
    lives: Math.max(1, life.lives),
    earlier: life.earlier,
    containers: pod.containers.map(({ name, image, role, ready, restarts, state }) => ({
      name,
      image,
      role,
      ready,
      restarts,
      state: state?.kind ?? "waiting",
      ...(state?.reason === undefined ? {} : { reason: state.reason }),
    })),
  };
}

function toClaimView(
  template: BoardInput["set"]["claimTemplates"][number],
  ordinal: number,
  pod: Pod | undefined,
  life: LifeStory,
  { set, findClaim, findVolume, dark }: BoardInput,
): ClaimView {
  const name = toClaimName(template.name, set.name, ordinal);
  const claim = findClaim(name);
  if (!claim) return { name, template: template.name, phase: dark.claims ? "Unknown" : "Missing", accessModes: [] };
  const volume = claim.volumeName === undefined ? undefined : findVolume(claim.volumeName);
  const earlierVolume = life.earlierVolumes[name];
  return {
    name,
    template: template.name,
    phase: claim.phase,
    uid: claim.uid,
    ...(claim.capacity === undefined ? {} : { capacity: claim.capacity }),
    ...(claim.requested === undefined ? {} : { requested: claim.requested }),
    accessModes: claim.accessModes,
    ...(claim.className === undefined ? {} : { className: claim.className }),
    ...(claim.volumeName === undefined ? {} : { volume: claim.volumeName }),
    ...(volume === undefined ? {} : { reclaimPolicy: volume.reclaimPolicy }),
    ...(claim.deletedAt === undefined ? {} : { deletedAt: claim.deletedAt }),
    createdAt: claim.createdAt,
    ...(pod && earlierVolume !== undefined && claim.volumeName !== undefined ? { sameVolume: earlierVolume === claim.volumeName } : {}),
  };
}

/** What makes an answer impossible, as far as the cache can know without asking. */
export function dnsObstacle(
  podName: string,
  pod: Pod | undefined,
  service: ServiceView | undefined,
  serviceName: string,
): NonNullable<DnsView["problem"]> | undefined {
  if (serviceName === "")
    return { code: "no-service-name", message: "the set names no Service (spec.serviceName is empty), so its pods have no DNS names" };
  if (service?.problem && service.problem.code !== "not-headless") return service.problem;
  if (!pod) return { code: "no-pod", message: `no record: there is no pod ${podName}` };
  if (service?.publishNotReadyAddresses) return undefined;
  if (pod.deletedAt !== undefined) return { code: "ending", message: "no record: the pod is ending" };
  if (!isReady(pod)) return { code: "not-ready", message: "no record: not ready" };
  return undefined;
}

function toDnsView(podName: string, pod: Pod | undefined, service: ServiceView | undefined, input: BoardInput): DnsView {
  const { set, slices, names, dark } = input;
  const name = dnsName(podName, set.serviceName, set.namespace, names.domain);
  // Where Services may not be listed nothing can be said of them: neither that one is missing nor that it is right.
  const obstacle = dark.service && set.serviceName !== "" && pod ? undefined : dnsObstacle(podName, pod, service, set.serviceName);
  const asked = pod ? input.dns(pod.uid) : undefined;
  if (obstacle && !(asked?.how === "resolved" && mayPass.has(obstacle.code)))
    return { name, addresses: [], how: "none", problem: obstacle };
  const notHeadless = service?.problem?.code === "not-headless" ? { problem: service.problem } : {};
  if (asked && asked.how !== "declared") return { ...notHeadless, ...asked, name };
  const addresses = declaredAddresses(podName, slices);
  const ip = pod && addressInDns(pod, addresses);
  return {
    name,
    addresses,
    how: "declared",
    ...(addresses.length > 0 && ip !== undefined ? { matchesPod: addresses.includes(ip) } : {}),
    problem: dark.endpoints
      ? { code: "not-verified", message: "not verified: EndpointSlices may not be listed" }
      : addresses.length === 0
        ? { code: "not-verified", message: "not declared in any EndpointSlice yet" }
        : { code: "not-verified", message: `declared in the EndpointSlice, not verified${names.problem ? `: ${names.problem}` : ""}` },
  };
}

/** What keeps a name out of DNS for a while, so that DNS is asked all the same: it may be behind, or does not answer at all. */
const mayPass: ReadonlySet<DnsProblem> = new Set(["not-ready", "ending"]);

/** For how long the name was missing, or is; of a ready pod only what an answer says, for before that nobody knows whether it still is. */
function gapOf(podName: string, pod: Pod | undefined, { gap, dns }: BoardInput): Pick<DnsView, "gap"> {
  const found = gap(podName);
  if (found === undefined) return {};
  const asked = pod && dns(pod.uid);
  const isDown = asked?.problem?.code === "server-down";
  const isOpen = found.until === undefined;
  return isOpen && pod && (isDown || (isReady(pod) && !asked)) ? {} : { gap: found };
}

function toCounterView(podName: string, pod: Pod | undefined, input: BoardInput): CounterView {
  const reading = pod ? input.counter(pod.uid) : undefined;
  const before = input.before(podName, pod?.uid);
  // What a reading says of before goes first: of a pod that cannot be read now it is its own last one.
  return { ...(before === undefined ? {} : { before }), ...reading };
}
