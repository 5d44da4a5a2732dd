import { selectedNodeAnnotation } from "../../controllers/claims/decide-claim.ts";
import type { WireClaim } from "../../controllers/objects/claim.ts";
import { isTerminating, type WirePod } from "../../controllers/objects/pod.ts";
import { toWireTime } from "../../controllers/wire-time.ts";
import type { LoopContext } from "./loop-context.ts";
import { WorkQueue } from "./work-queue.ts";

const source = { component: "default-scheduler" };

/** Runs the scheduler: the node with the fewest pods, once the pod's claims are bound for it. Answers how to stop it. */
export function runSchedulerLoop(context: LoopContext): () => void {
  const { store, clock, pace } = context;
  const queue = new WorkQueue(clock, pace.schedule, (key) => sync(context, key));
  const stop = store.subscribe(({ resource, object, type }) => {
    const { namespace = "", name } = object.metadata;
    if (resource === "pods" && type === "ADDED") queue.mark(`${namespace}/${name}`);
    if (resource === "persistentvolumeclaims") for (const pod of waitingFor(context, namespace, name)) queue.mark(`${namespace}/${pod}`);
  });
  return () => {
    stop();
    queue.close();
  };
}

function waitingFor({ store }: LoopContext, namespace: string, claim: string): string[] {
  const waiting = store.list("pods", namespace).filter((pod) => pod.spec.nodeName === undefined && claimNames(pod).includes(claim));
  return waiting.map((pod) => pod.metadata.name);
}

function claimNames(pod: WirePod): string[] {
  return (pod.spec.volumes ?? []).flatMap((volume) => volume.persistentVolumeClaim?.claimName ?? []);
}

function sync(context: LoopContext, key: string): void {
  const { store } = context;
  const [namespace = "", name = ""] = key.split("/");
  const pod = store.get("pods", namespace, name);
  if (!pod || pod.spec.nodeName !== undefined || isTerminating(pod)) return;
  const claims = claimNames(pod).map((claim) => store.get("persistentvolumeclaims", namespace, claim));
  const present = claims.filter((claim) => claim !== undefined);
  if (present.length < claims.length) return;
  const unbound = present.filter((claim) => claim.spec.volumeName === undefined);
  const node = nodeFor(context, present);
  if (node === undefined) return;
  if (unbound.length === 0) bind(context, pod, node);
  for (const claim of unbound) {
    const annotations = { ...claim.metadata.annotations, [selectedNodeAnnotation]: node };
    store.update("persistentvolumeclaims", { ...claim, metadata: { ...claim.metadata, annotations } });
  }
}

/** Volumes stay on the node that they were made on; without one, the node with the fewest pods, by name among equals. */
function nodeFor({ store }: LoopContext, claims: readonly WireClaim[]): string | undefined {
  const pinned = claims.map((claim) => claim.metadata.annotations?.[selectedNodeAnnotation]).find((node) => node !== undefined);
  if (pinned !== undefined) return pinned;
  const planned = store.list("persistentvolumeclaims").map((claim) => claim.metadata.annotations?.[selectedNodeAnnotation]);
  const running = store.list("pods").map((pod) => pod.spec.nodeName);
  const load = (node: string) => [...planned, ...running].filter((other) => other === node).length;
  const names = store.list("nodes").map((node) => node.metadata.name);
  return names.sort((a, b) => load(a) - load(b) || (a < b ? -1 : 1))[0];
}

function bind({ store, clock, recorder }: LoopContext, pod: WirePod, nodeName: string): void {
  const scheduled = {
    type: "PodScheduled",
    observedGeneration: pod.metadata.generation ?? 1,
    status: "True" as const,
    lastProbeTime: null,
    lastTransitionTime: toWireTime(clock.now()),
  };
  store.update("pods", { ...pod, spec: { ...pod.spec, nodeName }, status: { ...pod.status, conditions: [scheduled] } });
  const message = `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${nodeName}`;
  recorder.record(pod, source, { type: "Normal", reason: "Scheduled", message });
}
