import type { WireVolume } from "../../controllers/objects/pod.ts";

const fileMode = 0o644;
const tokenSeconds = 3600;

interface DownwardItem {
  fieldRef?: object;
}

interface ProjectedSource {
  serviceAccountToken?: { path: string; expirationSeconds?: number };
  downwardAPI?: { items?: DownwardItem[] };
}

/** SetDefaults_Volume and those of its sources. A volume that says of what kind it is by nothing is an emptyDir. */
export function preparedVolume(volume: WireVolume): WireVolume {
  if (Object.keys(volume).length === 1) return { ...volume, emptyDir: {} };
  const prepared: WireVolume = { ...volume };
  for (const source of ["configMap", "secret", "projected", "downwardAPI"]) {
    const given = volume[source] as object | undefined;
    if (given) prepared[source] = { defaultMode: fileMode, ...given };
  }
  const { hostPath, downwardAPI, projected } = prepared as WireVolume & {
    hostPath?: object;
    downwardAPI?: { items?: DownwardItem[] };
    projected?: { sources?: ProjectedSource[] };
  };
  if (hostPath) prepared.hostPath = { type: "", ...hostPath };
  if (downwardAPI?.items) prepared.downwardAPI = { ...downwardAPI, items: downwardAPI.items.map(preparedItem) };
  if (projected?.sources) prepared.projected = { ...projected, sources: projected.sources.map(preparedProjection) };
  return prepared;
}

function preparedItem(item: DownwardItem): DownwardItem {
  return item.fieldRef ? { ...item, fieldRef: { apiVersion: "v1", ...item.fieldRef } } : item;
}

function preparedProjection(source: ProjectedSource): ProjectedSource {
  const { serviceAccountToken, downwardAPI } = source;
  return {
    ...source,
    ...(serviceAccountToken && { serviceAccountToken: { expirationSeconds: tokenSeconds, ...serviceAccountToken } }),
    ...(downwardAPI?.items && { downwardAPI: { ...downwardAPI, items: downwardAPI.items.map(preparedItem) } }),
  };
}
