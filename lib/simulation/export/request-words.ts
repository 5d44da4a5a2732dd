import { durationWords } from "../duration-words.ts";
import type { Duration, ForecastRequest, NewRevision, PersonPlan } from "../forecast-request.ts";

/** What a forecast was asked, one short line for each thing. */
export function requestWords({
  set,
  change,
  pod,
  revision,
  person,
  release,
  gates,
  seed,
}: ForecastRequest): [label: string, text: string][] {
  const set0 = `${set.namespace}/${set.name}, ${set.replicas} replicas${set.start > 0 ? ` from ordinal ${set.start}` : ""}, ${set.podManagementPolicy}`;
  const changes = [
    ...(change.template ? ["a new template"] : []),
    ...(change.replicas === undefined ? [] : [`${change.replicas} replicas`]),
    ...(change.start === undefined ? [] : [`ordinals from ${change.start}`]),
  ];
  const times = `start ${lasts(pod.start)}, ready ${lasts(pod.ready)}, stop ${lasts(pod.stop)}`;
  const from = pod.source.kind === "measured" ? ` (measured on ${pod.source.of} ${pod.source.of === 1 ? "start" : "starts"})` : "";
  const gatesSet = Object.entries(gates).map(([gate, isOn]) => `${gate}=${isOn}`);
  return [
    ["Set", set0],
    ["Change", changes.length > 0 ? changes.join(", ") : "nothing"],
    ["A pod takes", `${times}${from}`],
    ["The new revision", revisionWords(revision)],
    ["The person", personWords(person)],
    ["Kubernetes", [release, ...gatesSet].join(", ")],
    ["Seed", `${seed}`],
  ];
}

function lasts({ ms, spreadMs }: Duration): string {
  return spreadMs === 0 ? durationWords(ms) : `${durationWords(ms)} ± ${durationWords(spreadMs)}`;
}

function revisionWords(revision: NewRevision): string {
  switch (revision.kind) {
    case "works":
      return "works";
    case "slow":
      return `takes ${revision.factor} times as long to become ready`;
    case "never-ready":
      return "never becomes ready";
    case "crash-loop":
      return `crashes ${durationWords(revision.runsMs)} after each start, ${revision.hasReadinessProbe ? "with" : "without"} a readiness probe`;
    case "ready-then-fails":
      return `becomes ready and fails ${durationWords(revision.afterMs)} later`;
  }
}

function personWords({ goesBackAfterMs, deletesStuckAfterMs, lowersPartition, deletesPods }: PersonPlan): string {
  const plan = [
    ...(goesBackAfterMs === undefined ? [] : [`goes back after ${durationWords(goesBackAfterMs)}`]),
    ...(deletesStuckAfterMs === undefined ? [] : [`deletes a stuck pod after ${durationWords(deletesStuckAfterMs)}`]),
    ...(lowersPartition
      ? [`lowers the partition by ${lowersPartition.by}, ${durationWords(lowersPartition.pauseMs)} after all are ready`]
      : []),
    ...(deletesPods ? [`under OnDelete deletes pods ${orderWords(deletesPods.order)}, ${durationWords(deletesPods.pauseMs)} apart`] : []),
  ];
  return plan.length === 0 ? "does nothing" : plan.join("; ");
}

function orderWords(order: NonNullable<PersonPlan["deletesPods"]>["order"]): string {
  return typeof order === "string" ? order.replace("-", " ") : `in the order ${order.join(", ")}`;
}

/** How a forecast comes about, for whoever finds one without having made it. */
export const howComputed =
  "Forecast by the rules that the controllers of Kubernetes follow, on a virtual clock: orders hold, and times are as good as what pods are said to take. The same request gives the same forecast.";
