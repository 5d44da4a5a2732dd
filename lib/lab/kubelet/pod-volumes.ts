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

/** The real directories of a pod's volumes by name, made and filled: claims', and the pod's own. */
export function mountVolumes(pod: WirePod, sources: VolumeSources): ReadonlyMap<string, string> {
  const directories = new Map<string, string>();
  for (const volume of pod.spec.volumes ?? []) {
    const claim = volume.persistentVolumeClaim?.claimName;
    const directory = claim === undefined ? sources.ofPodVolume(volume.name) : sources.ofClaim(claim);
    if (directory === undefined) continue;
    mkdirSync(directory, { recursive: true });
    if (claim === undefined && volume.emptyDir === undefined) fill(directory, filesOf(pod, volume, sources));
    directories.set(volume.name, directory);
  }
  return directories;
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
