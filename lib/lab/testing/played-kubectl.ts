import type { WireObject } from "../../controllers/objects/meta.ts";
import type { WirePod, WirePodTemplate } from "../../controllers/objects/pod.ts";
import type { Resource } from "../../controllers/objects/wire-objects.ts";
import { toWireTime } from "../../controllers/wire-time.ts";
import { deleteObject } from "../registry/delete-object.ts";
import type { NodePlayer } from "./node-player.ts";
import { playedNamespace } from "./node-player.ts";
import { templateBefore } from "./undo-rollout.ts";

/** What a command said; undefined: the player does it, or lets time pass, and what kubectl says of it is left to the tests that run kubectl. */
export type Said = { said: string[]; code: number } | undefined;

const resources: Readonly<Record<string, Resource>> = {
  pod: "pods",
  pods: "pods",
  po: "pods",
  pvc: "persistentvolumeclaims",
  sts: "statefulsets",
  statefulset: "statefulsets",
  deploy: "deployments",
  deployment: "deployments",
  service: "services",
  svc: "services",
  configmap: "configmaps",
  cm: "configmaps",
};
/** Commands that only look, or wait: what they print is kubectl's own. */
const looking = new Set(["get", "describe", "rollout status", "rollout history", "wait", "top", "events"]);

/** Does what a recorded kubectl command did. Throws for a command that the player does not know. */
export async function playKubectl(player: NodePlayer, command: string): Promise<Said> {
  const words = command.split(" ").slice(1);
  const [verb = "", first = ""] = words;
  if (looking.has(verb) || looking.has(`${verb} ${first}`)) return undefined;
  switch (verb) {
    case "delete":
      return remove(player, words.slice(1));
    case "exec":
      return exec(player, words.slice(1));
    case "logs":
      return logs(player, words.slice(1));
    case "scale":
      return update(player, first, (object) => ({ ...object, spec: { ...specOf(object), replicas: Number(flagOf(words, "replicas")) } }));
    case "set":
      return first === "env" ? setEnv(player, words.slice(2)) : setImage(player, words.slice(2));
    case "patch":
      return patchStatus(player, words.slice(1));
    case "label":
    case "annotate":
      return mark(player, `${verb === "label" ? "labels" : "annotations"}`, words.slice(1));
    case "rollout":
      if (first === "restart") return restart(player, words[2] ?? "");
      return first === "undo" ? undo(player, words[2] ?? "") : unknownCommand(command);
    case "cordon":
    case "uncordon":
      return cordon(player, first, verb === "cordon");
    default:
      return unknownCommand(command);
  }
}

function unknownCommand(command: string): never {
  throw new Error(`The player does not know: ${command}`);
}

/** `label KIND NAME KEY=VALUE… KEY-…`, and annotate likewise. */
function mark({ store }: NodePlayer, where: "labels" | "annotations", words: readonly string[]): Said {
  const [kind = "", name = "", ...marks] = words.filter((word) => !word.startsWith("--"));
  const resource = resources[kind];
  const object: WireObject | undefined = resource && store.get(resource, playedNamespace, name);
  if (!resource || !object) throw new Error(`There is no ${kind} ${name}`);
  const values = { ...object.metadata[where] };
  for (const text of marks) {
    if (text.endsWith("-")) delete values[text.slice(0, -1)];
    else values[text.slice(0, text.indexOf("="))] = text.slice(text.indexOf("=") + 1);
  }
  store.update(resource, { ...object, metadata: { ...object.metadata, [where]: values } } as never);
  return undefined;
}

function restart(player: NodePlayer, target: string): Said {
  return update(player, target, (object) => {
    const { template, ...spec } = specOf(object) as { template: WirePodTemplate };
    const annotations = { ...template.metadata?.annotations, "kubectl.kubernetes.io/restartedAt": toWireTime(player.clock.now()) };
    return { ...object, spec: { ...spec, template: { ...template, metadata: { ...template.metadata, annotations } } } } as WireObject;
  });
}

function undo(player: NodePlayer, target: string): Said {
  return update(player, target, (object) => ({ ...object, spec: { ...specOf(object), template: templateBefore(player.store, object) } }));
}

function cordon({ store }: NodePlayer, name: string, unschedulable: boolean): Said {
  const node = store.get("nodes", "", name);
  if (node) store.update("nodes", { ...node, spec: { ...node.spec, unschedulable } } as never);
  return undefined;
}

function flagOf(words: readonly string[], name: string): string | undefined {
  return words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
}

function remove({ store, clock }: NodePlayer, words: readonly string[]): Said {
  const [kind = "", ...names] = words.filter((word) => !word.startsWith("-"));
  const resource = resources[kind];
  const grace = flagOf(words, "grace-period");
  for (const name of names) {
    const object = resource && store.get(resource, playedNamespace, name);
    if (!object) throw new Error(`There is no ${kind} ${name}`);
    deleteObject(store, resource, object as never, clock.now(), grace === undefined ? {} : { grace: Number(grace) });
  }
  return undefined;
}

async function exec({ kubelet, store }: NodePlayer, words: readonly string[]): Promise<Said> {
  const at = words.indexOf("--");
  const flags = words.slice(0, at);
  const pod = store.get("pods", playedNamespace, flags[0] ?? "");
  const container = flags.includes("-c") ? flags[flags.indexOf("-c") + 1] : pod?.spec.containers[0]?.name;
  const runtime = kubelet.find(pod?.metadata.uid ?? "");
  if (!runtime) throw new Error(`There is no pod ${flags[0]}`);
  const { stdout, stderr, exitCode } = await runtime.exec(container ?? "", words.slice(at + 1));
  const end = exitCode === 0 ? "" : `command terminated with exit code ${exitCode}\n`;
  return { said: `${stdout}${stderr}${end}`.trim().split("\n"), code: exitCode === 0 ? 0 : 1 };
}

function logs({ kubelet, store }: NodePlayer, words: readonly string[]): Said {
  const pod = store.get("pods", playedNamespace, words[0] ?? "");
  const container = words.includes("-c") ? words[words.indexOf("-c") + 1] : pod?.spec.containers[0]?.name;
  const log = kubelet.find(pod?.metadata.uid ?? "")?.log(container ?? "", { previous: words.includes("--previous") });
  return log && { said: log.lines.map(({ text }) => text), code: 0 };
}

function update({ store }: NodePlayer, target: string, change: (object: WireObject) => WireObject): Said {
  const [kind = "", name = ""] = target.split("/");
  const resource = resources[kind];
  const object: WireObject | undefined = resource && store.get(resource, playedNamespace, name);
  if (!resource || !object) throw new Error(`There is no ${target}`);
  const { metadata } = object;
  store.update(resource, change({ ...object, metadata: { ...metadata, generation: (metadata.generation ?? 1) + 1 } }) as never);
  return undefined;
}

function specOf(object: WireObject): Record<string, unknown> {
  return (object as WireObject & { spec: Record<string, unknown> }).spec;
}

/** Changes the pod's own spec, or that of a workload's template. */
function changeContainers(
  object: WireObject,
  change: (container: WirePod["spec"]["containers"][number]) => WirePod["spec"]["containers"][number],
): WireObject {
  const spec = specOf(object) as unknown as WirePod["spec"] & { template?: WirePodTemplate };
  if (!spec.template) return { ...object, spec: { ...spec, containers: spec.containers.map(change) } } as WireObject;
  const template = { ...spec.template, spec: { ...spec.template.spec, containers: spec.template.spec.containers.map(change) } };
  return { ...object, spec: { ...spec, template } } as WireObject;
}

function setEnv(player: NodePlayer, [target = "", ...variables]: readonly string[]): Said {
  const added = variables.map((variable) => ({ name: variable.split("=")[0] ?? "", value: variable.slice(variable.indexOf("=") + 1) }));
  return update(player, target, (object) =>
    changeContainers(object, (container) => ({ ...container, env: [...(container.env ?? []), ...added] })),
  );
}

function setImage(player: NodePlayer, [target = "", ...images]: readonly string[]): Said {
  const byName = new Map(images.map((image) => [image.slice(0, image.indexOf("=")), image.slice(image.indexOf("=") + 1)]));
  return update(player, target, (object) =>
    changeContainers(object, (container) => ({ ...container, image: byName.get(container.name) ?? byName.get("*") ?? container.image })),
  );
}

/** `patch pod NAME --subresource=status -p {"status":{"conditions":[…]}}`: what sets a readiness gate. A merge patch takes all other conditions away. */
function patchStatus({ store }: NodePlayer, words: readonly string[]): Said {
  const [kind, name = ""] = words;
  const pod = kind === "pod" ? store.get("pods", playedNamespace, name) : undefined;
  if (!pod || !words.includes("--subresource=status")) throw new Error(`The player does not know: patch ${words.join(" ")}`);
  const patch = JSON.parse(words[words.indexOf("-p") + 1] ?? "") as { status: { conditions: { type: string }[] } };
  const types = patch.status.conditions.map(({ type }) => type);
  const kept = flagOf(words, "type") === "merge" ? [] : (pod.status?.conditions ?? []).filter(({ type }) => !types.includes(type));
  const conditions = [...kept, ...patch.status.conditions];
  store.update("pods", { ...pod, status: { ...pod.status, conditions } } as WirePod);
  return undefined;
}
