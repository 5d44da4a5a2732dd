import { isTerminal, isTerminating, type WirePod } from "../objects/pod.ts";
import { isAvailable } from "../pod-availability.ts";
import type { StatefulSetDecision } from "../statefulset/decide-stateful-set.ts";
import { ordinalOf } from "../statefulset/identity.ts";
import { newRevision } from "../statefulset/revision.ts";
import type { World } from "./world.ts";

/** A world as a sync saw it. */
interface Seen {
  world: World;
  pods: ReadonlyMap<string, WirePod>;
  claims: ReadonlyMap<string, string | undefined>;
}

/** Keeps what a sync is about to see, to judge the sync by afterwards. */
export function look(world: World): Seen {
  return { world, pods: new Map(world.pods), claims: new Map([...world.claims].map(([name, { metadata }]) => [name, metadata.uid])) };
}

/** What a sync did against the rules that hold for every set at all times; empty when it did nothing wrong. */
export function broken(seen: Seen, decision: StatefulSetDecision): string[] {
  const judge = [
    countsFall,
    revisionIsOfTemplate,
    createsInOrder,
    deletesOneInOrder,
    sparesBelowPartition,
    keepsBudget,
    keepsClaims,
    saysWhy,
  ];
  return judge.flatMap((rule) => rule(seen, decision));
}

function countsFall(_: Seen, { status }: StatefulSetDecision): string[] {
  const { replicas, readyReplicas = 0, availableReplicas } = status;
  return replicas >= readyReplicas && readyReplicas >= availableReplicas
    ? []
    : [`replicas ${replicas} ≥ ready ${readyReplicas} ≥ available ${availableReplicas} does not hold`];
}

function revisionIsOfTemplate({ world: { set, behaviour } }: Seen, { status }: StatefulSetDecision): string[] {
  const { name } = newRevision(set, 1, 0, behaviour).metadata;
  return status.updateRevision === name ? [] : [`updateRevision is ${status.updateRevision}, the template's is ${name}`];
}

/** In order, a pod is created only when every slot below it is available. */
function createsInOrder({ world, pods }: Seen, decision: StatefulSetDecision): string[] {
  if (!isOrdered(world)) return [];
  const created = ordinals(world, decision, "create");
  const start = startOf(world);
  const early = created.filter((ordinal) =>
    Array.from({ length: ordinal - start }, (_, index) => pods.get(`web-${start + index}`)).some((pod) => !pod || !isUp(world, pod)),
  );
  const several = created.length > 1 ? [`creates ${created.join(", ")} in one sync`] : [];
  return [...several, ...early.map((ordinal) => `creates ${ordinal} before all below it are available`)];
}

/** In order, condemned pods go one at a time, and only while nothing else happens to pods. */
function deletesOneInOrder({ world }: Seen, decision: StatefulSetDecision): string[] {
  const condemned = ordinals(world, decision, "delete").filter((ordinal) => !isInRange(world, ordinal));
  return isOrdered(world) && condemned.length > 1 ? [`scales ${condemned.join(", ")} away in one sync`] : [];
}

/** A running pod below the partition, or any under OnDelete, is never deleted for an update. */
function sparesBelowPartition({ world, pods }: Seen, decision: StatefulSetDecision): string[] {
  const { type, rollingUpdate } = world.set.spec.updateStrategy ?? {};
  const boundary = type === "OnDelete" ? Number.POSITIVE_INFINITY : startOf(world) + (rollingUpdate?.partition ?? 0);
  const touched = ordinals(world, decision, "delete").filter((ordinal) => {
    const pod = pods.get(`web-${ordinal}`);
    return isInRange(world, ordinal) && ordinal < boundary && pod !== undefined && !isTerminal(pod);
  });
  return touched.map((ordinal) => `deletes ${ordinal}, which the strategy spares`);
}

/** An update never takes more pods down than maxUnavailable allows, broken ones that are free of the budget aside. */
function keepsBudget({ world, pods }: Seen, decision: StatefulSetDecision): string[] {
  const { behaviour, set } = world;
  const taken = ordinals(world, decision, "delete").filter((ordinal) => {
    const pod = pods.get(`web-${ordinal}`);
    return isInRange(world, ordinal) && pod !== undefined && isUp(world, pod);
  });
  const slots = Array.from({ length: set.spec.replicas ?? 1 }, (_, index) => pods.get(`web-${startOf(world) + index}`));
  const down = slots.filter((pod) => !pod || !isUp(world, pod)).length;
  const max = behaviour.maxUnavailable ? budgetOf(world) : 1;
  const isOver = behaviour.maxUnavailable ? taken.length > 0 && down + taken.length > max : taken.length > 1;
  return isOver ? [`takes ${taken.join(", ")} down with ${down} down already, ${max} allowed`] : [];
}

/** A claim that the policy retains stays, and stays the same. */
function keepsClaims({ world, claims }: Seen): string[] {
  const { whenDeleted, whenScaled } = world.set.spec.persistentVolumeClaimRetentionPolicy ?? {};
  if (whenDeleted === "Delete" || whenScaled === "Delete") return [];
  return [...claims].filter(([name, uid]) => world.claims.get(name)?.metadata.uid !== uid).map(([name]) => `loses the claim ${name}`);
}

/** A set that is not as it should be, and about which nothing is done, says what it waits for. */
function saysWhy({ world, pods }: Seen, decision: StatefulSetDecision): string[] {
  const acts = decision.actions.some((action) => action.do !== "fail" && action.do !== "tell" && action.resource === "pods");
  const wanted = world.set.spec.replicas ?? 1;
  const isWhole = pods.size === wanted && [...pods.values()].every((pod) => isUp(world, pod));
  return acts || isWhole || decision.waitingFor.length > 0 ? [] : ["does nothing, and does not say why"];
}

function ordinals({ set }: World, { actions }: StatefulSetDecision, verb: "create" | "delete"): number[] {
  return actions.flatMap((action) => {
    if (action.do !== verb || action.resource !== "pods") return [];
    return ordinalOf(set, action.do === "create" ? action.object.metadata.name : action.name) ?? [];
  });
}

function isUp({ set, now }: World, pod: WirePod): boolean {
  return !isTerminating(pod) && isAvailable(pod, set.spec.minReadySeconds ?? 0, now);
}

function isOrdered({ set }: World): boolean {
  return set.spec.podManagementPolicy !== "Parallel";
}

function startOf({ set }: World): number {
  return set.spec.ordinals?.start ?? 0;
}

function isInRange(world: World, ordinal: number): boolean {
  return ordinal >= startOf(world) && ordinal < startOf(world) + (world.set.spec.replicas ?? 1);
}

function budgetOf({ set }: World): number {
  const { maxUnavailable = 1 } = set.spec.updateStrategy?.rollingUpdate ?? {};
  const share =
    typeof maxUnavailable === "number" ? maxUnavailable : (Number.parseInt(maxUnavailable, 10) / 100) * (set.spec.replicas ?? 1);
  return Math.max(1, Math.floor(share));
}
