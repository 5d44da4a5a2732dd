import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import type { WireDownwardItem, WireKeyToPath, WirePod, WireVolume } from "../../controllers/objects/pod.ts";
import { podField } from "./container-env.ts";

/** What the files of a pod's volumes are made of. */
export interface VolumeSources {
  /** The directory of one of the pod's own volumes. */
  ofPodVolume(volume: string): string;
  /** The directory behind a claim; undefined: it has no volume. */
  ofClaim(claim: string): string | undefined;
  keys(kind: "configmap" | "secret", name: string): Readonly<Record<string, string>> | undefined;
  ip: string;
  hostIP: string;
}

/** The volumes of one pod, which its containers share. */
export interface PodVolumes {
  /** The real directory behind a volume; undefined: it has none. */
  realOf(volume: string): string | undefined;
  /** Makes the directory, and fills it, once: what no process looks at is never there. */
  prepare(volume: string): void;
}

/** A pod's volumes: claims' directories, and those of the pod's own, which are filled from what they name when they are first used. */
export function podVolumes(pod: WirePod, sources: VolumeSources): PodVolumes {
  const volumes = new Map((pod.spec.volumes ?? []).map((volume) => [volume.name, volume]));
  const prepared = new Set<string>();
  const realOf = (name: string): string | undefined => {
    const volume = volumes.get(name);
    const claim = volume?.persistentVolumeClaim?.claimName;
    return claim === undefined ? volume && sources.ofPodVolume(name) : sources.ofClaim(claim);
  };
  return {
    realOf,
    prepare(name) {
      const [volume, directory] = [volumes.get(name), realOf(name)];
      if (!volume || directory === undefined || prepared.has(name)) return;
      prepared.add(name);
      mkdirSync(directory, { recursive: true });
      if (volume.persistentVolumeClaim === undefined && volume.emptyDir === undefined) fill(directory, filesOf(pod, volume, sources));
    },
  };
}

function fill(directory: string, files: ReadonlyMap<string, string>): void {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  for (const [path, content] of files) {
    const real = join(directory, posix.join("/", path));
    mkdirSync(dirname(real), { recursive: true });
    writeFileSync(real, content);
  }
}

function filesOf(pod: WirePod, { configMap, secret, downwardAPI, projected }: WireVolume, sources: VolumeSources): Map<string, string> {
  const files = new Map<string, string>();
  const addKeys = (kind: "configmap" | "secret", name: string, items: readonly WireKeyToPath[] | undefined) => {
    const keys = sources.keys(kind, name) ?? {};
    for (const { key, path } of items ?? Object.keys(keys).map((key) => ({ key, path: key }))) {
      const value = keys[key];
      if (value !== undefined) files.set(path, value);
    }
  };
  const addFields = (items: readonly WireDownwardItem[] = []) => {
    for (const { path = "", fieldRef } of items) files.set(path, podField(pod, fieldRef?.fieldPath ?? "", sources));
  };
  if (configMap) addKeys("configmap", configMap.name, configMap.items);
  if (secret) addKeys("secret", secret.secretName, secret.items);
  if (downwardAPI) addFields(downwardAPI.items);
  for (const source of projected?.sources ?? []) {
    if (source.configMap) addKeys("configmap", source.configMap.name, source.configMap.items);
    if (source.secret) addKeys("secret", source.secret.name, source.secret.items);
    if (source.downwardAPI) addFields(source.downwardAPI.items);
    if (source.serviceAccountToken) files.set(source.serviceAccountToken.path, `lab.${pod.metadata.uid}\n`);
  }
  return files;
}
