import type { CounterConfig } from "../counter-config.ts";
import { declaredAddresses, governingService } from "../governing-service.ts";
import { controllerOf } from "../objects/meta.ts";
import { isReady, type Pod } from "../objects/pod.ts";
import type { StatefulSet } from "../objects/stateful-set.ts";
import { isInRange, parseOrdinal, toClaimName, toPodName } from "../ordinal.ts";
import { isSelected, matchesSelector } from "../selector.ts";
import type { Board, ForeignPod, ServiceView, SetView, Slot } from "./board.ts";
import type { BoardInput } from "./board-input.ts";
import { joinSlot } from "./join-slot.ts";

/** Slots that one board holds at the most; a set of more ordinals shows the first so many. */
export const slotsMax = 5_000;

/** Joins what Kubernetes keeps in separate lists into one row per ordinal. */
export function joinBoard(input: BoardInput): Board {
  const { set } = input;
  const owned = new Map<number, Pod>();
  const foreignPods: Record<string, ForeignPod> = {};
  for (const pod of input.pods) {
    const ordinal = ordinalOf(pod, set);
    if (ordinal !== undefined) owned.set(ordinal, pod);
    else {
      const foreign = toForeignPod(pod, input);
      if (foreign) foreignPods[pod.uid] = foreign;
    }
  }
  const governing = governingService(set, input.service);
  const service = governing && input.dark.service ? withoutProblem(governing) : governing;
  const slots: Record<string, Slot> = {};
  const shared = sharedInputs(input, service);
  for (const ordinal of ordinalsOf(set, owned, input.claimOrdinals)) {
    const pod = owned.get(ordinal);
    const make = () => joinSlot(ordinal, pod, service, input);
    slots[ordinal] = input.memo?.take(ordinal, slotInputs(ordinal, pod, shared, input), make) ?? make();
  }
  input.memo?.endRound();
  return {
    set: toSetView(set, input.config),
    ...(service === undefined ? {} : { service }),
    names: input.names,
    slots,
    foreignPods,
    dark: input.dark,
  };
}

/** What all rows are made of alike, as one text: the parts of the set, its Service and the rights that a row shows something of. */
function sharedInputs({ set, names, dark }: BoardInput, service: ServiceView | undefined): string {
  const { start, replicas, serviceName, claimTemplates, status } = set;
  const { currentRevision, updateRevision } = status;
  return JSON.stringify([start, replicas, serviceName, claimTemplates, currentRevision, updateRevision, names, dark, service]);
}

/** Everything that one row is made of; records of the cache are never changed in place, so their identity is enough. */
function slotInputs(ordinal: number, pod: Pod | undefined, shared: string, input: BoardInput): unknown[] {
  const { set, findClaim, findVolume, slices } = input;
  const podName = toPodName(set.name, ordinal);
  const before = input.before(podName, pod?.uid);
  const inputs: unknown[] = [
    shared,
    pod,
    pod && input.readingVersion(pod.uid),
    before?.value,
    before?.uid,
    input.life(podName),
    input.gap(podName),
  ];
  for (const { name } of set.claimTemplates) {
    const claim = findClaim(toClaimName(name, set.name, ordinal));
    inputs.push(claim, claim?.volumeName === undefined ? undefined : findVolume(claim.volumeName));
  }
  inputs.push(...declaredAddresses(podName, slices));
  return inputs;
}

/** A Service that may not be looked at is not missing: nothing is said of it. */
function withoutProblem({ problem: _unknown, ...service }: ServiceView): ServiceView {
  return service;
}

/** A pod belongs to the set if the set controls it, by uid, and its name is the set's with a number: labels alone decide nothing. */
export function ordinalOf(pod: Pod, set: Pick<StatefulSet, "uid" | "name">): number | undefined {
  if (controllerOf(pod)?.uid !== set.uid) return undefined;
  const parsed = parseOrdinal(pod.name);
  return parsed?.parent === set.name ? parsed.ordinal : undefined;
}

/** The ordinals of a board, ascending: those in range, those that have a pod, and those that have a claim; slotsMax of them at the most. */
export function ordinalsOf(set: StatefulSet, owned: ReadonlyMap<number, Pod>, claimOrdinals: Iterable<number>): number[] {
  const ordinals = new Set<number>();
  for (let ordinal = set.start; isInRange(ordinal, set) && ordinals.size < slotsMax; ordinal++) ordinals.add(ordinal);
  for (const ordinal of owned.keys()) if (ordinals.size < slotsMax) ordinals.add(ordinal);
  for (const ordinal of claimOrdinals) if (ordinals.size < slotsMax) ordinals.add(ordinal);
  return [...ordinals].sort((a, b) => a - b);
}

function toForeignPod(pod: Pod, { set, service }: BoardInput): ForeignPod | undefined {
  const matches = matchesSelector(pod.labels, set.selector);
  const selected = isSelected(pod.labels, service?.selector) && pod.phase !== "Succeeded" && pod.phase !== "Failed";
  if (!matches && !selected) return undefined;
  const owner = controllerOf(pod);
  return {
    name: pod.name,
    uid: pod.uid,
    ...(owner === undefined ? {} : { owner: `${owner.kind} ${owner.name}` }),
    ...(pod.ip === undefined ? {} : { ip: pod.ip }),
    ready: isReady(pod),
    matchesSelector: matches,
    selectedByService: selected,
  };
}

function toSetView(set: StatefulSet, counter: CounterConfig): SetView {
  const { status, updateStrategy } = set;
  return {
    namespace: set.namespace,
    name: set.name,
    uid: set.uid,
    createdAt: set.createdAt,
    ...(set.deletedAt === undefined ? {} : { deletedAt: set.deletedAt }),
    generation: set.generation,
    observedGeneration: set.observedGeneration,
    replicas: set.replicas,
    start: set.start,
    ready: status.ready,
    available: status.available,
    current: status.current,
    updated: status.updated,
    strategy: updateStrategy.type,
    ...(updateStrategy.partition === undefined ? {} : { partition: updateStrategy.partition }),
    ...(updateStrategy.maxUnavailable === undefined ? {} : { maxUnavailable: updateStrategy.maxUnavailable }),
    podManagementPolicy: set.podManagementPolicy,
    minReadySeconds: set.minReadySeconds,
    revisionHistoryLimit: set.revisionHistoryLimit,
    retention: set.retention,
    ...(status.currentRevision === undefined ? {} : { currentRevision: status.currentRevision }),
    ...(status.updateRevision === undefined ? {} : { updateRevision: status.updateRevision }),
    selector: set.selector,
    images: set.containers.map(({ name, image }) => ({ container: name, image })),
    claimTemplates: set.claimTemplates.map(({ name, requested, className }) => ({
      name,
      ...(requested === undefined ? {} : { requested }),
      ...(className === undefined ? {} : { className }),
    })),
    counter,
  };
}
