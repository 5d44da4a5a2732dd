import type { Behaviour } from "../controllers/release.ts";
import type { ForecastRequest, LaneSpec } from "./forecast-request.ts";
import { type DeploymentLane, type SetLane, storedStrategy } from "./stored-lane.ts";

/** A lane's name: workload, strategy and what is set of it. */
export function laneTitle(spec: LaneSpec): string {
  if (spec.workload === "Deployment") {
    if (spec.strategy === "Recreate") return "Deployment, Recreate";
    return `Deployment, surge ${spec.maxSurge ?? "25%"}, unavailable ${spec.maxUnavailable ?? "25%"}`;
  }
  const parts: string[] = [spec.strategy];
  if (spec.policy === "Parallel") parts.push("Parallel");
  if (spec.strategy === "RollingUpdate" && spec.partition) parts.push(`partition ${spec.partition}`);
  if (spec.strategy === "RollingUpdate" && spec.maxUnavailable !== undefined) parts.push(`maxUnavailable ${spec.maxUnavailable}`);
  return parts.join(", ");
}

/** What a lane does to this set, in one or two sentences. */
export function laneAbout(request: ForecastRequest, spec: LaneSpec, behaviour: Behaviour): string {
  if (spec.workload === "Deployment") return deploymentAbout(request, spec);
  const { start, replicas } = request.set;
  const count = request.change.replicas ?? replicas;
  const [first, last] = [request.change.start ?? start, (request.change.start ?? start) + count - 1];
  if (count === 0) return "The set has no pods.";
  const { type, partition = 0, maxUnavailable } = storedStrategy(request, spec, behaviour);
  if (!request.change.template) return scaling(request, spec);
  if (type === "OnDelete") return onDelete(request);
  if (type === "Recreate") return "All pods are deleted at once; none is created before the last is gone. Nothing serves meanwhile.";
  if (partition >= count) return `The partition of ${partition} lets no pod through: nothing changes before it is lowered.`;
  const down =
    last === first + partition ? `Only ${last} is replaced` : `${pace(spec, maxUnavailable)}, from ${last} down to ${first + partition}`;
  return partition > 0 ? `${down}; what is below stays as it is until the partition is lowered.` : `${down}. ${patience(spec, behaviour)}`;
}

function deploymentAbout({ change }: ForecastRequest, spec: DeploymentLane): string {
  const unnamed = "Pods have no names and no claims of their own.";
  if (!change.template) return `Pods come or go all at once, in no order. ${unnamed}`;
  if (spec.strategy === "Recreate") return "All pods end first, then all are made anew. Pods have no names of their own.";
  const hasSurge = Number.parseInt(`${spec.maxSurge ?? "25%"}`, 10) > 0;
  return hasSurge
    ? `New pods come before old ones go, in no order. ${unnamed}`
    : `Old pods go before new ones come, in no order. ${unnamed}`;
}

/** Without a new template the strategy has nothing to do. */
function scaling({ set, change }: ForecastRequest, { policy }: SetLane): string {
  const { start = set.start, replicas = set.replicas } = change;
  if (start === set.start && replicas === set.replicas) return "Nothing changes.";
  return policy === "Parallel"
    ? "No pod is replaced. Pods come and go all at once, whether or not others are ready."
    : "No pod is replaced. New ones come one at a time from the lowest up, then those too many go one at a time from the highest down; each waits until the others are ready.";
}

function onDelete({ person }: ForecastRequest): string {
  const order = person.deletesPods?.order;
  if (order === undefined) return "No pod is replaced until you delete it.";
  const how = typeof order === "string" ? order.replace("-", " ") : `in the order ${order.join(", ")}`;
  return `No pod is replaced until you delete it. Here one after the other, ${how}.`;
}

function pace({ policy }: SetLane, maxUnavailable: number | string | undefined): string {
  if (maxUnavailable === undefined || maxUnavailable === 1) return "One at a time";
  if (policy === "Parallel") return `Up to ${maxUnavailable} at a time, the next as soon as one is ready`;
  return `Up to ${maxUnavailable} are deleted at a time and made anew one after the other`;
}

function patience({ policy }: SetLane, behaviour: Behaviour): string {
  if (policy === "OrderedReady") return "A pod that does not become ready stops it, and going back does not mend that.";
  return behaviour.maxUnavailable && !behaviour.brokenPodsAreFree
    ? "A pod that does not become ready uses up what may be unavailable, and going back does not mend that."
    : "A pod that does not become ready stops it; going back mends that.";
}
