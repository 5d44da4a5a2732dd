import type { WireContainer } from "../../controllers/objects/container.ts";
import type { WirePodSpec, WirePodTemplate, WireVolume } from "../../controllers/objects/pod.ts";
import type { WireStatefulSet } from "../../controllers/objects/stateful-set.ts";
import { loosenReferences } from "./loosen-references.ts";

export interface CopyTemplateOptions {
  labels: Readonly<Record<string, string>>;
  /** Whether the copies are made beside the set, where what its template names exists. */
  isBeside: boolean;
  /** Claims are made for it from claim templates; else each of their volumes is an emptyDir. */
  hasClaims: boolean;
  image?: string | undefined;
}

export interface CopiedTemplate {
  template: WirePodTemplate;
  /** What is otherwise than in the set, and why: sentences. */
  notes: readonly string[];
}

/** Volumes that a copy may have as they are: nothing in them belongs to the original's pods alone. */
const harmlessVolumes: ReadonlySet<string> = new Set(["emptyDir", "configMap", "secret", "projected", "downwardAPI"]);

/** Parts of a pod's spec that would disturb others, or bind the copies to them. */
const left: Readonly<Record<string, string>> = {
  nodeName: "Its node is chosen by the scheduler.",
  hostPID: "The node's processes are not shared: those of the originals are among them.",
  hostIPC: "The node's memory is not shared: the originals may use it.",
  hostNetwork: "The node's network is not shared: its ports are taken by the originals.",
  priorityClassName: "The priority class is left out, so that no copy takes another pod's place.",
  priority: "",
  preemptionPolicy: "",
  topologySpreadConstraints: "Topology spread constraints are left out: they count the originals.",
  hostname: "",
  subdomain: "",
};

/**
 * The pod template of a set as a copy has it: the same containers, resources, node selectors and tolerations; labels of its own alone, so that no
 * Service, disruption budget or policy of the original selects it; no volume that it would share with the original.
 */
export function copyTemplate({ spec }: WireStatefulSet, { labels, isBeside, hasClaims, image }: CopyTemplateOptions): CopiedTemplate {
  const claims = (spec.volumeClaimTemplates ?? []).map(({ metadata }) => metadata.name);
  const volumes = copyVolumes(spec.template.spec.volumes ?? [], claims, hasClaims);
  const plain = withoutTies(spec.template.spec);
  const blocks = new Set(hasClaims ? [] : [...claims, ...volumes.replaced]);
  const containers = plain.spec.containers.map((one, index) => copyContainer(one, blocks, index === 0 ? image : undefined));
  const inits = plain.spec.initContainers?.map((one) => copyContainer(one, blocks, undefined));
  const podSpec: WirePodSpec = {
    ...plain.spec,
    containers,
    ...(inits && { initContainers: inits }),
    ...(volumes.volumes.length > 0 && { volumes: volumes.volumes }),
  };
  const loosened = loosenReferences(podSpec, isBeside);
  return {
    template: { metadata: { labels: { ...labels } }, spec: loosened.spec },
    notes: [...plain.notes, ...volumes.notes, ...loosened.notes, ...annotationNotes(spec.template)],
  };
}

function withoutTies(spec: WirePodSpec): { spec: WirePodSpec; notes: string[] } {
  const found = Object.keys(left).filter((field) => spec[field] !== undefined && spec[field] !== false);
  const kept = Object.fromEntries(Object.entries(spec).filter(([field]) => !Object.hasOwn(left, field) && field !== "affinity"));
  const { nodeAffinity, ...ofPods } = (spec.affinity ?? {}) as { nodeAffinity?: unknown };
  const notes = found.flatMap((field) => left[field] || []);
  if (Object.keys(ofPods).length > 0) notes.push("Affinity to pods, and against them, is left out: it means the originals.");
  return { spec: { ...kept, ...(nodeAffinity ? { affinity: { nodeAffinity } } : {}), containers: spec.containers }, notes };
}

function copyVolumes(volumes: readonly WireVolume[], claims: readonly string[], hasClaims: boolean) {
  const replaced: string[] = [];
  const others = volumes
    .filter(({ name }) => !claims.includes(name))
    .map((volume) => {
      if (Object.keys(volume).every((key) => key === "name" || harmlessVolumes.has(key))) return volume;
      replaced.push(volume.name);
      return { name: volume.name, emptyDir: {} };
    });
  const instead = hasClaims ? [] : claims.map((name): WireVolume => ({ name, emptyDir: {} }));
  const notes = [
    ...(instead.length > 0 ? [`No claims: ${claims.join(", ")} is empty, and gone with the pod.`] : []),
    ...(replaced.length > 0 ? [`Empty in place of what the originals share: ${replaced.join(", ")}.`] : []),
  ];
  return { volumes: [...others, ...instead], replaced, notes };
}

function copyContainer(container: WireContainer, blocks: ReadonlySet<string>, image: string | undefined): WireContainer {
  const { ports, volumeDevices, ...rest } = container as WireContainer & { volumeDevices?: { name: string }[] };
  const devices = volumeDevices?.filter(({ name }) => !blocks.has(name)) ?? [];
  // A port of the node is taken already where an original runs.
  const open = ports?.map((port) => Object.fromEntries(Object.entries(port).filter(([key]) => key !== "hostPort" && key !== "hostIP")));
  return {
    ...rest,
    ...(open && { ports: open as NonNullable<WireContainer["ports"]> }),
    ...(devices.length > 0 && { volumeDevices: devices }),
    ...(image !== undefined && { image }),
  };
}

function annotationNotes({ metadata }: WirePodTemplate): string[] {
  return Object.keys(metadata?.annotations ?? {}).length === 0
    ? []
    : ["The template's annotations are left out: they may make others act on the copies."];
}
