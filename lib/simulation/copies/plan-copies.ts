import type { WireDeployment } from "../../controllers/objects/deployment.ts";
import type { WireObject } from "../../controllers/objects/meta.ts";
import type { WirePodTemplate } from "../../controllers/objects/pod.ts";
import type { WireStatefulSet } from "../../controllers/objects/stateful-set.ts";
import { podRequests } from "../../controllers/scheduling/pod-requests.ts";
import type { ForecastRequest, LaneSpec } from "../forecast-request.ts";
import { changeTemplate, needsShell } from "./change-template.ts";
import { type CopiesChoice, copyPodsMax } from "./copies-choice.ts";
import { laneLabel, laneLetter, laneNameOf, runLabel, runNameOf } from "./copy-names.ts";
import { copyTemplate } from "./copy-template.ts";
import { copyWorkload, podsAtMost, tinyClaim } from "./copy-workload.ts";

/** One lane as it is created, and what then changes in it. */
export interface PlannedLane {
  spec: LaneSpec;
  name: string;
  labels: Readonly<Record<string, string>>;
  service: WireObject;
  workload: WireStatefulSet | WireDeployment;
  /** What the change puts in place of the old. */
  after: { template: WirePodTemplate; replicas: number; start: number };
  podsMax: number;
}

/** What all copies together ask for, at the most. */
export interface AskedFor {
  pods: number;
  /** Thousandths of a core. */
  cpuMillis: number;
  memoryBytes: number;
  claims: number;
  storage: string;
}

export interface CopiesPlan {
  /** The run's name, and that of the ConfigMap that all of it hangs on. */
  run: string;
  namespace: string;
  /** Created first; removing it removes all. */
  root: WireObject & { data: Record<string, string> };
  lanes: readonly PlannedLane[];
  asked: AskedFor;
  /** What is otherwise than in the set, in sentences. */
  notes: readonly string[];
  /** Why it cannot be done at all, in sentences. */
  faults: readonly string[];
}

interface PlanInput {
  /** The set as the API server has it, or as it was pasted. */
  set: WireStatefulSet;
  request: ForecastRequest;
  choice: CopiesChoice;
  /** Five small letters and digits, another one for each run. */
  id: string;
  /** RFC 3339, for those who find the run later. */
  startedAt: string;
}

/** All that a run on copies creates, and what it changes in it. Pure; nothing of it has been asked of the cluster yet. */
export function planCopies(input: PlanInput): CopiesPlan {
  const { set, request, choice, id, startedAt } = input;
  const run = runNameOf(request.set.name, id);
  const planned = request.lanes.map((spec, index) => planLane(input, spec, run, index));
  const lanes = planned.map(({ lane }) => lane);
  const notes = [...new Set([...planned.flatMap(({ notes: ofLane }) => ofLane), needsShell(request.revision), ...outwardNotes(set)])];
  const about = { set: `${request.set.namespace}/${request.set.name}`, startedAt, lanes: request.lanes, keep: choice.keep };
  return {
    run,
    namespace: choice.namespace,
    root: {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: run, namespace: choice.namespace, labels: { [runLabel]: run } },
      data: { "run.json": JSON.stringify(about) },
    },
    lanes,
    asked: sumUp(lanes, choice),
    notes: notes.filter((note) => note !== undefined),
    faults: faultsOf(request),
  };
}

function planLane({ set, request, choice }: PlanInput, spec: LaneSpec, run: string, index: number) {
  const name = laneNameOf(run, index);
  const labels = { [runLabel]: run, [laneLabel]: laneLetter(index) };
  const { namespace } = choice;
  const hasClaims = choice.claims === "tiny" && spec.workload === "StatefulSet";
  const isBeside = request.set.namespace === namespace;
  const { template, notes } = copyTemplate(set, { labels, isBeside, hasClaims, image: choice.image });
  const { replicas, minReadySeconds, start } = request.set;
  const claims = hasClaims ? (set.spec.volumeClaimTemplates ?? []) : [];
  const workload = copyWorkload(spec, { name, namespace, labels, replicas, minReadySeconds, template, claims, start });
  const changed = request.change.template ? changeTemplate(template, request, choice) : template;
  const after = { template: changed, replicas: request.change.replicas ?? replicas, start: request.change.start ?? start };
  const service: WireObject & { spec: object } = {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name, namespace, labels },
    spec: { clusterIP: "None", selector: labels },
  };
  const podsMax = podsAtMost(spec, { replicas: Math.max(replicas, after.replicas) });
  const lane: PlannedLane = { spec, name, labels, service, workload, after, podsMax };
  return { lane, notes };
}

function sumUp(lanes: readonly PlannedLane[], { claims }: CopiesChoice): AskedFor {
  const asked = { pods: 0, cpuMillis: 0, memoryBytes: 0, claims: 0 };
  for (const { podsMax, workload, after } of lanes) {
    const { cpu = 0, memory = 0 } = podRequests({ apiVersion: "v1", kind: "Pod", metadata: { name: "" }, spec: after.template.spec });
    const templates = "volumeClaimTemplates" in workload.spec ? (workload.spec.volumeClaimTemplates?.length ?? 0) : 0;
    asked.pods += podsMax;
    asked.cpuMillis += Math.round(cpu * 1_000) * podsMax;
    asked.memoryBytes += memory * podsMax;
    asked.claims += templates * podsMax;
  }
  return { ...asked, storage: claims === "tiny" && asked.claims > 0 ? `${asked.claims} × ${tinyClaim}` : "none" };
}

/** What a copy might do to others, which nobody can tell from its manifest. */
function outwardNotes({ spec }: WireStatefulSet): string[] {
  const { containers, volumes = [] } = spec.template.spec;
  const takes =
    containers.some(
      ({ env = [], envFrom = [], command, args }) => env.length + envFrom.length > 0 || command !== undefined || args !== undefined,
    ) || volumes.some(({ configMap, secret, projected }) => configMap ?? secret ?? projected);
  return takes
    ? ["The copies run the same program with the same settings: what it writes to or joins elsewhere, they write to and join too."]
    : [];
}

function faultsOf({ set, change, lanes, revision }: ForecastRequest): string[] {
  const most = Math.max(set.replicas, change.replicas ?? 0);
  const slow = revision.kind === "slow" && !set.hasReadinessProbe;
  return [
    ...(lanes.length === 0 ? ["There is no lane to run."] : []),
    ...(most > copyPodsMax
      ? [`${most} pods a lane are more than the ${copyPodsMax} that copies may have: give the set fewer replicas here.`]
      : []),
    ...(set.replicas === 0 ? ["A set of no pods shows nothing: give it some replicas here."] : []),
    ...(slow ? ["Without a readiness probe a pod is ready when it runs: it cannot be made slow."] : []),
    ...(!change.template && change.replicas === undefined && change.start === undefined ? ["Nothing is to be changed."] : []),
  ];
}
