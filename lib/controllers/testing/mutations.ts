/** A deliberate mistake in the rules, which recordings, golden traces or invariants have to notice. */
export interface Mutation {
  /** What the rules do wrong then. */
  mistake: string;
  /** The file within lib/controllers. */
  file: string;
  from: string;
  to: string;
}

const set = (file: string) => `statefulset/${file}.ts`;

/** The check of the checks: every one of these must make some test fail. */
export const mutations: readonly Mutation[] = [
  {
    mistake: "creation in order does not wait",
    file: set("fill-slots"),
    from: "slots.every((slot) => fillSlot(plan, slot))",
    to: "slots.map((slot) => fillSlot(plan, slot)).length >= 0",
  },
  {
    mistake: "a pod below the partition comes back updated",
    file: set("fill-slots"),
    from: "rollingUpdate ? (rollingUpdate.partition ?? 0)",
    to: "rollingUpdate ? 0",
  },
  { mistake: "an unhealthy condemned pod never goes", file: set("remove-condemned"), from: "pod !== firstBad && ", to: "" },
  {
    mistake: "parallel waits for condemned pods that terminate",
    file: set("remove-condemned"),
    from: "if (plan.ordered) return false;\n      continue;",
    to: "return false;",
  },
  {
    mistake: "the partition is ignored",
    file: set("roll-out"),
    from: "replaceOne(plan, pods.slice(partition))",
    to: "replaceOne(plan, pods)",
  },
  {
    mistake: "the budget ignores what is down already",
    file: set("roll-out"),
    from: "maxUnavailableOf(plan) - unavailable",
    to: "maxUnavailableOf(plan)",
  },
  {
    mistake: "an update does not wait for the pod above",
    file: set("roll-out"),
    from: "if (!pod || isUnavailable(plan, pod)) return;",
    to: "",
  },
  { mistake: "OnDelete rolls by itself", file: set("roll-out"), from: 'type === "OnDelete" ? pods.length :', to: "" },
  {
    mistake: "pods that terminate count as current and updated",
    file: set("set-status"),
    from: "if (facts.isTerminating) continue;",
    to: "",
  },
  { mistake: "no release promotes under OnDelete", file: set("set-status"), from: "promotesOnDelete || ", to: "" },
  {
    mistake: "a revision that is used again keeps its number",
    file: set("decide-revisions"),
    from: "{ ...equal, revision }",
    to: "{ ...equal }",
  },
  {
    mistake: "a collision is not counted",
    file: set("decide-revisions"),
    from: "taken, collisionCount + 1)",
    to: "taken, collisionCount)",
  },
  {
    mistake: "revisions that pods are of are forgotten",
    file: set("surplus-revisions"),
    from: "...pods.map(({ revision }) => revision)",
    to: "",
  },
  {
    mistake: "claims in range hang on their pods",
    file: set("claim-owners"),
    from: 'whenScaled === "Delete" && isCondemned(set, pod)',
    to: 'whenScaled === "Delete"',
  },
  {
    mistake: "stale claims are taken",
    file: set("claim-owners"),
    from: '?.whenScaled !== "Delete") return undefined;',
    to: ") return undefined;",
  },
  {
    mistake: "a pod is available a moment too early",
    file: "pod-availability.ts",
    from: "strictly ? at < now : at <= now",
    to: "at <= now + 1",
  },
  {
    mistake: "an object with one owner left is collected",
    file: "garbage/decide-garbage.ts",
    from: "if (solid.length > 0)",
    to: "if (solid.length > 1)",
  },
  {
    mistake: "claims go under running pods",
    file: "claims/decide-claim-protection.ts",
    from: "spec.nodeName !== undefined && ",
    to: "spec.nodeName === undefined && ",
  },
  {
    mistake: "an orphan is adopted by a set that is being deleted",
    file: "adopt.ts",
    from: "else if (isTerminating(controller)) continue;",
    to: "",
  },
  {
    mistake: "a rolling Deployment goes beyond its surge",
    file: "deployment/rolling.ts",
    from: "wanted + marginsOf(deployment).surge - size",
    to: "2 * wanted - size",
  },
  {
    mistake: "an eviction is not counted",
    file: "disruption/decide-eviction.ts",
    from: "status.disruptionsAllowed - 1",
    to: "status.disruptionsAllowed",
  },
  {
    mistake: "the time for progress goes on while a Deployment is paused",
    file: "deployment/decide-deployment.ts",
    from: "if (!isLeaving) notePause(rollout);",
    to: "",
  },
  {
    mistake: "a ReplicaSet adopts pods that have ended",
    file: "replicaset/decide-replica-set.ts",
    from: "pods.filter(isActive), isSelected",
    to: "pods, isSelected",
  },
  {
    mistake: "an endpoint slice takes any number",
    file: "endpoints/decide-endpoint-slices.ts",
    from: "place.endpoints.length < endpointsMax",
    to: "place.endpoints.length >= 0",
  },
  {
    mistake: "volumes with Retain are deleted",
    file: "claims/decide-volume.ts",
    from: 'persistentVolumeReclaimPolicy !== "Delete" || ',
    to: "",
  },
  {
    mistake: "the largest volume is taken for a claim",
    file: "claims/find-volume.ts",
    from: "sizeOf(a) - sizeOf(b)",
    to: "sizeOf(b) - sizeOf(a)",
  },
  {
    mistake: "taints keep nobody off",
    file: "scheduling/decide-scheduling.ts",
    from: "taintsRefuse(pod, room) ??",
    to: "",
  },
  {
    mistake: "a volume's node is not looked at",
    file: "scheduling/volume-fit.ts",
    from: "...(isElsewhere ? [otherNode] : []),",
    to: "",
  },
  {
    mistake: "pods of a lost node stay ready",
    file: "nodes/decide-node.ts",
    from: "const lostPods = isLost ?",
    to: "const lostPods = !isLost ?",
  },
  {
    mistake: "a lost node's pods are evicted at once",
    file: "nodes/decide-taint-eviction.ts",
    from: "const waitMs = isTolerated ?",
    to: "const waitMs = !isTolerated ?",
  },
];
